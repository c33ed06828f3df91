"""What charts are drawn with: the page, the sheet, lettering, layouts of lines and tables, and files."""
