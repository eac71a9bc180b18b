"""Binary Office files (.doc, .xls) written by hand from the published formats, so that tests can hold every trap of them."""
