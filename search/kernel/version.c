/* What this library was built of. */
#include "kernel.h"

#ifndef BT_MARK
#define BT_MARK "unknown"
#endif

API int64_t bt_version(void) { return VERSION; }

/* A digest of the sources, which the build looks for to tell whether it must compile again. */
API const char *bt_mark(void) { return BT_MARK; }
