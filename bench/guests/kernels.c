// The kernels that engines are compared with. Each takes a size and returns a checksum, so that a wrong
// answer is seen. No library and no imports: build.sh links them alone, once at -O0 and once at -O2.
#include <stddef.h>
#include <stdint.h>

#define KERNEL(name) __attribute__((export_name(#name))) int32_t name

// The compiler calls these even in code that stands alone.
void *memcpy(void *to, const void *from, size_t count) {
    for (size_t i = 0; i < count; i++) ((uint8_t *)to)[i] = ((const uint8_t *)from)[i];
    return to;
}

void *memset(void *to, int byte, size_t count) {
    for (size_t i = 0; i < count; i++) ((uint8_t *)to)[i] = (uint8_t)byte;
    return to;
}

static uint32_t seed;

static uint32_t next_random(void) {
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

// Calls.
static int32_t fib_of(int32_t n) { return n < 2 ? n : fib_of(n - 1) + fib_of(n - 2); }

KERNEL(fib)(int32_t n) { return fib_of(n); }

// Byte loads and stores, short loops.
#define SIEVE_LIMIT 1000000
static uint8_t composite[SIEVE_LIMIT + 1];

KERNEL(sieve)(int32_t rounds) {
    int32_t primes = 0;
    for (int32_t round = 0; round < rounds; round++) {
        for (int32_t i = 0; i <= SIEVE_LIMIT; i++) composite[i] = 0;
        primes = 0;
        for (int32_t i = 2; i <= SIEVE_LIMIT; i++) {
            if (composite[i]) continue;
            primes++;
            for (int64_t k = (int64_t)i * i; k <= SIEVE_LIMIT; k += i) composite[k] = 1;
        }
    }
    return primes;
}

// 32-bit rotates, adds and logic.
static const uint32_t round_constant[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t value, int by) { return value >> by | value << (32 - by); }

static void compress(uint32_t state[8], const uint8_t *block) {
    uint32_t w[64], s[8];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | block[4 * i + 1] << 16 | block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t a = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t b = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + a + w[i - 7] + b;
    }
    for (int i = 0; i < 8; i++) s[i] = state[i];
    for (int i = 0; i < 64; i++) {
        uint32_t e = rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25);
        uint32_t t1 = s[7] + e + ((s[4] & s[5]) ^ (~s[4] & s[6])) + round_constant[i] + w[i];
        uint32_t a = rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22);
        uint32_t t2 = a + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        for (int k = 7; k > 0; k--) s[k] = s[k - 1];
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (int i = 0; i < 8; i++) state[i] += s[i];
}

KERNEL(sha256)(int32_t kilobytes) {
    static uint8_t block[64];
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    for (int32_t i = 0; i < kilobytes * 16; i++) {
        for (int k = 0; k < 64; k++) block[k] = (uint8_t)(i + k);
        compress(state, block);
    }
    return (int32_t)state[0];
}

// 64-bit floating point.
struct body { double x, y, z, vx, vy, vz, mass; };

static double root(double v) { return __builtin_sqrt(v); }

KERNEL(nbody)(int32_t steps) {
    struct body b[5] = {{0, 0, 0, 0, 0, 0, 39.47},
                        {4.84, -1.16, -0.10, 0.60, 2.81, -0.02, 0.037},
                        {8.34, 4.12, -0.4, -1.01, 1.82, 0.008, 0.011},
                        {12.89, -15.11, -0.22, 1.08, 0.86, -0.01, 0.0017},
                        {15.37, -25.9, 0.17, 0.97, 0.59, -0.03, 0.002}};
    for (int32_t step = 0; step < steps; step++) {
        for (int i = 0; i < 5; i++)
            for (int j = i + 1; j < 5; j++) {
                double dx = b[i].x - b[j].x, dy = b[i].y - b[j].y, dz = b[i].z - b[j].z;
                double d2 = dx * dx + dy * dy + dz * dz;
                double mag = 0.01 / (d2 * root(d2));
                b[i].vx -= dx * b[j].mass * mag; b[i].vy -= dy * b[j].mass * mag; b[i].vz -= dz * b[j].mass * mag;
                b[j].vx += dx * b[i].mass * mag; b[j].vy += dy * b[i].mass * mag; b[j].vz += dz * b[i].mass * mag;
            }
        for (int i = 0; i < 5; i++) {
            b[i].x += 0.01 * b[i].vx; b[i].y += 0.01 * b[i].vy; b[i].z += 0.01 * b[i].vz;
        }
    }
    return (int32_t)(b[0].x * 1e9);
}

// Nested loops over arrays of doubles.
#define N 120
static double left[N][N], right[N][N], product[N][N];

KERNEL(matrix)(int32_t rounds) {
    double sum = 0;
    for (int32_t round = 0; round < rounds; round++) {
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++) {
                left[i][j] = i + j + round;
                right[i][j] = i - j;
            }
        for (int i = 0; i < N; i++)
            for (int j = 0; j < N; j++) {
                double cell = 0;
                for (int k = 0; k < N; k++) cell += left[i][k] * right[k][j];
                product[i][j] = cell;
            }
        sum += product[round % N][(round * 7) % N];
    }
    return (int32_t)sum;
}

// Copying, comparing and scanning strings.
#define WORDS 512
static char text[WORDS][16];

static int compare(const char *a, const char *b) {
    while (*a && *a == *b) a++, b++;
    return (unsigned char)*a - (unsigned char)*b;
}

static void copy(char *to, const char *from) {
    while ((*to++ = *from++)) {}
}

KERNEL(strings)(int32_t rounds) {
    uint32_t check = 0;
    for (int32_t round = 0; round < rounds; round++) {
        seed = (uint32_t)round;
        for (int i = 0; i < WORDS; i++) {
            int length = 3 + (int)(next_random() % 12);
            for (int k = 0; k < length; k++) text[i][k] = (char)('a' + next_random() % 4);
            text[i][length] = 0;
        }
        for (int i = 1; i < WORDS; i++) {
            char moved[16];
            copy(moved, text[i]);
            int at = i;
            for (; at > 0 && compare(text[at - 1], moved) > 0; at--) copy(text[at], text[at - 1]);
            copy(text[at], moved);
        }
        for (int i = 0; i < WORDS; i++) check = check * 31 + (uint32_t)text[i][1];
    }
    return (int32_t)check;
}

// Calls through a table of functions.
typedef uint32_t (*operation)(uint32_t, uint32_t);
static uint32_t op_add(uint32_t a, uint32_t b) { return a + b; }
static uint32_t op_sub(uint32_t a, uint32_t b) { return a - b; }
static uint32_t op_xor(uint32_t a, uint32_t b) { return a ^ b; }
static uint32_t op_mul(uint32_t a, uint32_t b) { return a * (b | 1); }
static const operation operations[4] = {op_add, op_sub, op_xor, op_mul};

KERNEL(dispatch)(int32_t thousands) {
    uint32_t value = 1;
    seed = 7;
    for (int32_t i = 0; i < thousands * 1000; i++) {
        uint32_t random = next_random();
        value = operations[random & 3](value, random);
    }
    return (int32_t)value;
}

// 64-bit integer arithmetic.
KERNEL(hash64)(int32_t thousands) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (int32_t i = 0; i < thousands * 1000; i++) {
        hash ^= (uint64_t)i;
        hash *= 0x100000001b3u;
        hash = hash << 13 | hash >> 51;
        hash += hash >> 33;
    }
    return (int32_t)(hash ^ hash >> 32);
}
