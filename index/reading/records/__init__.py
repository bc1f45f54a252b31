"""Records with named values, one a line or a row: JSON Lines and CSV.

`read_json_lines` and `read_table` read a stream of any length line by line (`FileLine`) and pass
each record to `read_record`, which checks it and makes a bulletin of it.
"""
