"""The registers as datasets: the catalogue, and a page for each with columns, licence, coverage, files and examples."""
