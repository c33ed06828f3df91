"""What a corpus folder holds: the catalog and its documents, and every sheet that may lie beside them."""
