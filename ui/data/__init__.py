"""Tables: as people type, upload and link them, and as the network can learn from them."""
