/* Reads stored records: JSON as orjson writes it, without white space between values. */
#include "highlight.h"

/* Go past a string that begins at `at`; return null where it does not end. */
static const uint8_t *skip_string(const uint8_t *at, const uint8_t *end) {
    for (at++; at < end; at++) {
        const uint8_t *quote = memchr(at, '"', (size_t)(end - at));
        if (!quote) return 0;
        int64_t escapes = 0;
        while (quote - escapes > at && quote[-1 - escapes] == '\\') escapes++;
        at = quote;
        if (!(escapes & 1)) return quote + 1;
    }
    return 0;
}

/* Go past any value; return null where it does not end. */
static const uint8_t *skip_value(const uint8_t *at, const uint8_t *end) {
    int64_t depth = 0;
    while (at && at < end) {
        switch (*at) {
        case '"':
            at = skip_string(at, end);
            if (!depth) return at;
            continue;
        case '{': case '[': depth++; break;
        case '}': case ']':
            if (!depth) return at;
            at++;
            if (!--depth) return at;
            continue;
        case ',':
            if (!depth) return at;
            break;
        default: break;
        }
        at++;
    }
    return 0;
}

static int is_key(Slice key, const char *name) {
    size_t length = strlen(name);
    return (size_t)(key.end - key.at) == length + 2 && !memcmp(key.at + 1, name, length);
}

/* Go to the next pair of an object, whose inside is from `at` on; return whether there is one. */
static int next_pair(Slice *object, Slice *key, Slice *value) {
    if (object->at < object->end && *object->at == ',') object->at++;
    if (object->at >= object->end || *object->at != '"') return 0;
    key->at = object->at;
    key->end = skip_string(object->at, object->end);
    if (!key->end || key->end >= object->end || *key->end != ':') return 0;
    value->at = key->end + 1;
    value->end = skip_value(value->at, object->end);
    if (!value->end || value->end == value->at) return 0;
    object->at = value->end;
    return 1;
}

static const char *const NAMES[VALUES] = {"id", "title", "published", "organisations", "codes", "publisher", "lead", "body", "captions"};

static int is_of_bulletin(int value) { return value <= PUBLISHED || value >= LEAD; }

static void read_object(Slice object, int of_bulletin, Slice values[VALUES], Slice *bulletin) {
    Slice key, value;
    if (object.at >= object.end || *object.at++ != '{') return;
    while (next_pair(&object, &key, &value)) {
        if (!of_bulletin && is_key(key, "bulletin")) *bulletin = value;
        for (int v = 0; v < VALUES; v++)
            if (is_of_bulletin(v) == of_bulletin && is_key(key, NAMES[v])) values[v] = value;
    }
}

/* Find the values of a stored record; return whether all are there, and texts are texts. */
int read_record(Slice record, Slice values[VALUES]) {
    Slice bulletin = {0, 0};
    memset(values, 0, VALUES * sizeof *values);
    read_object(record, 0, values, &bulletin);
    if (!bulletin.at) return UNSURE;
    read_object(bulletin, 1, values, 0);
    for (int v = 0; v < VALUES; v++)
        if (!values[v].at) return UNSURE;
    return *values[TITLE].at == '"' && *values[LEAD].at == '"' && *values[BODY].at == '[' && *values[CAPTIONS].at == '[' ? SURE : UNSURE;
}

/* Take the next string of an array, at first the array as a whole; return whether there is one. */
int next_string(Slice *array, Slice *string) {
    if (array->at < array->end && (*array->at == '[' || *array->at == ',')) array->at++;
    if (array->at >= array->end || *array->at != '"') return 0;
    string->at = array->at;
    string->end = skip_string(array->at, array->end);
    if (!string->end) return 0;
    array->at = string->end;
    return 1;
}

static int hex_of(uint8_t digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    digit |= 32;
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* Read an escape, which begins behind the backslash; return where it ends, or null. */
static const uint8_t *read_escape(const uint8_t *at, const uint8_t *end, Letter *letter) {
    static const char escapes[] = "\"\\/bfnrt", letters[] = "\"\\/\b\f\n\r\t";
    if (at >= end) return 0;
    if (*at != 'u') {
        const char *found = strchr(escapes, *at);
        if (!*at || !found) return 0;
        *letter = (Letter)letters[found - escapes];
        return at + 1;
    }
    if (end - at < 5) return 0;
    int value = 0;
    for (int k = 1; k <= 4; k++) {
        int digit = hex_of(at[k]);
        if (digit < 0) return 0;
        value = value << 4 | digit;
    }
    *letter = (Letter)value;
    return at + 5;
}

/* Read a letter of two or three bytes; return where it ends, or null: four are for Python. */
static const uint8_t *read_letter(const uint8_t *at, const uint8_t *end, Letter *letter) {
    int length = *at >> 5 == 6 ? 2 : *at >> 4 == 14 ? 3 : 0;
    if (!length || end - at < length) return 0;
    int value = length == 2 ? *at & 31 : *at & 15;
    for (int k = 1; k < length; k++) {
        if (at[k] >> 6 != 2) return 0;
        value = value << 6 | (at[k] & 63);
    }
    *letter = (Letter)value;
    return at + length;
}

/* Decode a string of a record; UNSURE where it is longer than `most`, or has a letter that only
 * Python knows. There is room for `most` letters, or for as many as the string has bytes. */
int decode_text(const Alphabet *a, Slice string, int64_t most, Text *text) {
    const uint8_t *at = string.at + 1, *end = string.end - 1;
    int64_t n = 0;
    int kinds = 0;
    while (at < end) {
        if (n == most) return UNSURE;
        Letter letter = *at;
        if (*at < 128 && *at != '\\') at++;
        else at = *at == '\\' ? read_escape(at + 1, end, &letter) : read_letter(at, end, &letter);
        if (!at) return UNSURE;
        int kind = kind_with_oddness(a, letter);
        if ((kind & 127) == UNSURE_LETTER) return UNSURE;
        kinds |= kind;
        text->kinds[n] = kind & 127;
        text->letters[n++] = letter;
    }
    text->kinds[n] = SPACE;
    text->length = n;
    text->is_odd = kinds & IS_ODD;
    text->word_total = 0;
    return SURE;
}
