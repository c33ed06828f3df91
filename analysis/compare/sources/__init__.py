"""On whose word: attributions of the body counted by speaker, group, verb, commitment and chain."""
