// minigzip's work without its files: a text of many kilobytes through zlib's deflate in gzip form, 16 KiB at a time.
#include <stdint.h>
#include <string.h>
#include "zlib.h"

static uint32_t seed = 1;

static uint32_t next_random(void) {
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

// Text that compresses as prose does: words of a small vocabulary.
static void fill(uint8_t *buffer, int length) {
    int at = 0;
    while (at < length) {
        uint32_t word = next_random() % 2000, letters = 2 + word % 9;
        for (uint32_t i = 0; i < letters && at < length; i++) buffer[at++] = 'a' + (word * 7 + i * (word % 5 + 3)) % 26;
        if (at < length) buffer[at++] = next_random() % 12 ? ' ' : '\n';
    }
}

__attribute__((export_name("gzip"))) int32_t gzip(int32_t kilobytes) {
    static uint8_t in[16384], out[16384];
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    seed = 1;
    if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
    uLong check = crc32(0, 0, 0);
    for (int32_t left = kilobytes * 1024; left >= 0;) {
        int length = left < (int)sizeof in ? left : (int)sizeof in;
        fill(in, length);
        left -= length;
        stream.next_in = in;
        stream.avail_in = (uInt)length;
        int flush = left == 0 ? Z_FINISH : Z_NO_FLUSH;
        do {
            stream.next_out = out;
            stream.avail_out = sizeof out;
            deflate(&stream, flush);
            check = crc32(check, out, sizeof out - stream.avail_out);
        } while (stream.avail_out == 0);
        if (flush == Z_FINISH) break;
    }
    deflateEnd(&stream);
    return (int32_t)check;
}
