package dev.wasmscope.session;

import java.util.Optional;

/**
 * The names of one function.
 *
 * @param shown for lists and stacks: without template arguments, parameters and hashes
 * @param whole with all of them, demangled
 * @param linkage as the linker knows it, when that differs from the whole name
 */
public record FunctionName(String shown, String whole, Optional<String> linkage) {}
