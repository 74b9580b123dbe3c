"""Whether all is well: what log, health page, measurements and error reports are told."""
