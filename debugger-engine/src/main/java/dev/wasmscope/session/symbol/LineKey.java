package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.SourcePosition;

/**
 * A line of a file: what "the same line" means to a step.
 *
 * @param file recorded path
 */
record LineKey(String file, int line) {
    static LineKey of(SourcePosition position) {
        return new LineKey(position.file().path(), position.line());
    }
}
