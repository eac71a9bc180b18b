"""Charts: frame → figure, one module a page; `theme` has the palette and the look they share."""
