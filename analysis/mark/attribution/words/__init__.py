"""What is known of the words of a sentence without a parser: classes, forms, phrases, verb groups, gaps."""
