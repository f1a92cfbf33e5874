"""A grammar of government documents after GB/T 9704-2012: text together with its gold."""
