"""Decision memos as documents and as workbooks."""
