/* Reads what chunks were split into: the units and tokens of many chunks, end to end. */
#include "analysis.h"

/* How many values some rows have together. */
API int64_t bt_count_rows(const Rows *rows, const int32_t *numbers, int64_t count) {
    int64_t sum = 0;
    for (int64_t i = 0; i < count; i++) sum += rows->ends[numbers[i] + 1] - rows->ends[numbers[i]];
    return sum;
}

/* Write the units and tokens of chunks, the number of units of each chunk, and for each token the
 * index of its unit; what is negative stays as it is. */
API void bt_read_chunks(const Rows *unit_rows, const Rows *token_rows, const Rows *token_unit_rows, const int32_t *numbers, int64_t count, int32_t *units, int64_t *unit_counts, int32_t *tokens, int64_t *token_units) {
    int64_t unit = 0, token = 0;
    for (int64_t i = 0; i < count; i++) {
        int32_t n = numbers[i];
        int64_t first_unit = unit;
        for (int32_t at = token_rows->ends[n]; at < token_rows->ends[n + 1]; at++, token++) {
            int32_t own = token_unit_rows->values[at];
            tokens[token] = token_rows->values[at];
            token_units[token] = own < 0 ? own : first_unit + own;
        }
        for (int32_t at = unit_rows->ends[n]; at < unit_rows->ends[n + 1]; at++) units[unit++] = unit_rows->values[at];
        unit_counts[i] = unit - first_unit;
    }
}
