package dev.wasmscope.engine.module;

/** The type of an import (core specification 2.3.18). */
public sealed interface ExternType {

    /** Which index space the import adds to. */
    ExternKind kind();

    /**
     * A function.
     *
     * @param typeIndex index into the importing module's types
     */
    record Function(int typeIndex) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.FUNCTION;
        }
    }

    /** A table. */
    record Table(TableType type) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.TABLE;
        }
    }

    /** A memory. */
    record Memory(MemoryType type) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.MEMORY;
        }
    }

    /** A global. */
    record Global(GlobalType type) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.GLOBAL;
        }
    }

    /** An exception tag. */
    record Tag(TagType type) implements ExternType {
        @Override
        public ExternKind kind() {
            return ExternKind.TAG;
        }
    }
}
