package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.ExternType;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.MemoryInfo;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.Table;
import dev.wasmscope.engine.module.TableType;
import dev.wasmscope.engine.module.Tag;
import dev.wasmscope.engine.module.TagType;

/**
 * Import, function, table, memory, tag, global and export sections (core specification 5.5.5 to
 * 5.5.10, 5.5.17).
 */
final class EntitySectionReaders {

    private static final int TABLE_WITH_INIT = 0x40;

    private EntitySectionReaders() {}

    static void readImports(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            int start = in.position();
            String module = in.name();
            String name = in.name();
            ExternType type = externType(in);
            ByteRange range = new ByteRange(start, in.position());
            Import imported = new Import(i, module, name, type, range);
            parts.imports.add(imported);
            addToIndexSpace(parts, imported);
        }
    }

    private static void addToIndexSpace(ModuleParts parts, Import imported) {
        switch (imported.type()) {
            case ExternType.Function f -> parts.addImportedFunction(f.typeIndex(), imported);
            case ExternType.Table t ->
                    parts.tables.add(new Table(parts.tables.size(), t.type(), imported, null));
            case ExternType.Memory m ->
                    parts.memories.add(new MemoryInfo(parts.memories.size(), m.type(), imported));
            case ExternType.Global g ->
                    parts.globals.add(new Global(parts.globals.size(), g.type(), imported, null));
            case ExternType.Tag t -> parts.tags.add(new Tag(parts.tags.size(), t.type(), imported));
        }
    }

    private static ExternType externType(ByteReader in) {
        int at = in.position();
        return switch (in.u8()) {
            case 0 -> new ExternType.Function(in.u32());
            case 1 -> new ExternType.Table(TypeReader.tableType(in));
            case 2 -> new ExternType.Memory(TypeReader.memoryType(in));
            case 3 -> new ExternType.Global(TypeReader.globalType(in));
            case 4 -> new ExternType.Tag(tagType(in));
            default -> throw in.malformed(at, "malformed import kind");
        };
    }

    private static TagType tagType(ByteReader in) {
        int at = in.position();
        if (in.u8() != 0) {
            throw in.malformed(at, "malformed tag attribute");
        }
        return new TagType(in.u32());
    }

    static void readFunctions(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            parts.functions.add(new ModuleParts.FunctionDeclaration(in.u32(), null));
        }
    }

    static void readTables(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            boolean hasInit = in.peek() == TABLE_WITH_INIT;
            if (hasInit) {
                in.u8();
                int at = in.position();
                if (in.u8() != 0) {
                    throw in.malformed(at, "malformed table");
                }
            }
            TableType type = TypeReader.tableType(in);
            ConstExpr init = hasInit ? ConstExprs.read(in) : null;
            parts.tables.add(new Table(parts.tables.size(), type, null, init));
        }
    }

    static void readMemories(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            MemoryType type = TypeReader.memoryType(in);
            parts.memories.add(new MemoryInfo(parts.memories.size(), type, null));
        }
    }

    static void readTags(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            parts.tags.add(new Tag(parts.tags.size(), tagType(in), null));
        }
    }

    static void readGlobals(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            GlobalType type = TypeReader.globalType(in);
            parts.globals.add(new Global(parts.globals.size(), type, null, ConstExprs.read(in)));
        }
    }

    static void readExports(ByteReader in, ModuleParts parts) {
        int count = in.u32();
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            int start = in.position();
            String name = in.name();
            ExternKind kind = exportKind(in);
            int index = in.u32();
            ByteRange range = new ByteRange(start, in.position());
            parts.exports.add(new Export(name, kind, index, range));
        }
    }

    private static ExternKind exportKind(ByteReader in) {
        int at = in.position();
        return switch (in.u8()) {
            case 0 -> ExternKind.FUNCTION;
            case 1 -> ExternKind.TABLE;
            case 2 -> ExternKind.MEMORY;
            case 3 -> ExternKind.GLOBAL;
            case 4 -> ExternKind.TAG;
            default -> throw in.malformed(at, "malformed export kind");
        };
    }
}
