"""How an answer came about: what each clause stands for, what each step did, why a hit is there."""
