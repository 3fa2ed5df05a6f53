"""Relations: how two actors stand to each other."""
