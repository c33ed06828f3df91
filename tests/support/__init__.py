"""What several tests share: made-up corpora, texts, readers of pages, answer keys."""
