package dev.wasmscope.engine.exec;

/**
 * Bulk operations on memories and tables, by sub-opcode of prefix 0xFC (core specification 4.6).
 */
final class BulkOps {
    private BulkOps() {}

    static void execute(ThreadState thread, Instance instance, int[] ops, int pc, int frame) {
        int immediate = ops[pc + 4];
        int second = ops[pc + 5];
        int a = frame + ops[pc + 1];
        int b = frame + ops[pc + 2];
        int c = frame + ops[pc + 3];
        long[] slots = thread.slots;
        switch (ops[pc + 6]) {
            case 0x08 ->
                    instance.memoryInit(
                            second,
                            immediate,
                            slots[a],
                            slots[b] & 0xffff_ffffL,
                            slots[c] & 0xffff_ffffL);
            case 0x09 -> instance.dropData(immediate);
            case 0x0A ->
                    memoryCopy(
                            instance.memories[immediate],
                            slots[a],
                            instance.memories[second],
                            slots[b],
                            slots[c]);
            case 0x0B -> {
                Memory memory = instance.memories[immediate];
                memory.fill(memory.address(slots[a]), (byte) slots[b], memory.address(slots[c]));
            }
            case 0x0C ->
                    instance.tableInit(
                            second,
                            immediate,
                            slots[a],
                            slots[b] & 0xffff_ffffL,
                            slots[c] & 0xffff_ffffL);
            case 0x0D -> instance.dropElements(immediate);
            case 0x0E ->
                    tableCopy(
                            instance.tables[immediate],
                            slots[a],
                            instance.tables[second],
                            slots[b],
                            slots[c]);
            case 0x0F -> {
                TableInstance table = instance.tables[immediate];
                slots[a] = table.grow(table.index(slots[c]), thread.refs[b]);
            }
            case 0x10 -> slots[a] = instance.tables[immediate].size();
            case 0x11 -> {
                TableInstance table = instance.tables[immediate];
                table.fill(table.index(slots[a]), thread.refs[b], table.index(slots[c]));
            }
            default -> throw IntegerOps.unknown(ops[pc + 6]);
        }
    }

    /** The length has the narrower of the two address types. */
    private static void memoryCopy(Memory target, long to, Memory source, long from, long length) {
        long count =
                source.address(length) == target.address(length)
                        ? target.address(length)
                        : length & 0xffff_ffffL;
        target.copy(target.address(to), source, source.address(from), count);
    }

    private static void tableCopy(
            TableInstance target, long to, TableInstance source, long from, long length) {
        long count =
                source.index(length) == target.index(length)
                        ? target.index(length)
                        : length & 0xffff_ffffL;
        target.copy(target.index(to), source, source.index(from), count);
    }
}
