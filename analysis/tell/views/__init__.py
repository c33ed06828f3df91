"""What is looked at beside charts: passages, tables and lists, each as HTML and as text."""
