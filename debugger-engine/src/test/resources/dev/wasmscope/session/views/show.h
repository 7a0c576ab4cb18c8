// Prints values of the standard library as the debugger shows them, by their public interface alone.
// A test stops in done() and compares every line "name: text" with what it shows of the variable.
#pragma once
#include <array>
#include <cstdio>
#include <cstdint>
#include <string>
#include <string_view>

// What print() of a type is: overloads find each other by argument-dependent lookup of Tag.
struct Tag {};

template <class T> std::string show(const T &value);

inline std::string text(Tag, int v) { return std::to_string(v); }
inline std::string text(Tag, unsigned v) { return std::to_string(v); }
inline std::string text(Tag, long long v) { return std::to_string(v); }
inline std::string text(Tag, unsigned long long v) { return std::to_string(v); }
inline std::string text(Tag, long v) { return std::to_string(v); }
inline std::string text(Tag, unsigned long v) { return std::to_string(v); }
inline std::string text(Tag, short v) { return std::to_string(v); }
inline std::string text(Tag, unsigned char v) { return std::to_string(v); }
inline std::string text(Tag, bool v) { return v ? "true" : "false"; }
template <class F> requires std::is_floating_point_v<F> std::string text(Tag, F v) {
    char buffer[40];
    snprintf(buffer, sizeof buffer, "%.1f", (double)v);
    return buffer;
}
inline std::string quoted(std::string_view v) {
    std::string out = "\"";
    for (char c : v) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') out += "\\n";
        else out += c;
    }
    return out + "\"";
}
inline std::string text(Tag, const std::string &v) { return quoted(v); }
inline std::string text(Tag, std::string_view v) { return quoted(v); }

template <class T> std::string show(const T &value) { return text(Tag{}, value); }

// The first six elements between brackets.
template <class Range> std::string listed(const Range &range) {
    std::string out = "{";
    int shown = 0;
    for (const auto &element : range) {
        if (shown == 6) { out += ", …"; break; }
        out += (shown++ ? ", " : "") + show(element);
    }
    return out + "}";
}

#define SHOW(name) printf("%s: %s\n", #name, show(name).c_str())

__attribute__((noinline)) inline void done() { asm volatile("" ::: "memory"); }
#define DONE() (fflush(stdout), done())
