"""What is served beside the pages: safe headers, compressed files and plain HTTP answers."""
