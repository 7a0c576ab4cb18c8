package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;

/** References: functions, structs, arrays, i31, and what is asked of them. */
final class References {
    private final Body body;

    References(Body body) {
        this.body = body;
    }

    private WasmBytes op(Opcode opcode) {
        return body.out.op(opcode);
    }

    /** The cheapest reference of a type. */
    void leaf(char type) {
        if (type == 'F' && !body.oneIn(4)) {
            op(Opcode.REF_FUNC).unsigned(body.random.nextInt(body.shape.functions.size()));
        } else if (type == 'J' && !body.oneIn(4)) {
            body.constant('i', body.random.nextInt());
            op(Opcode.REF_I31);
        } else if (Types.index(type) >= 0 && !body.oneIn(4)) {
            if ("SU".indexOf(type) < 0) {
                body.constant('i', 4);
            }
            op("SU".indexOf(type) < 0 ? Opcode.ARRAY_NEW_DEFAULT : Opcode.STRUCT_NEW_DEFAULT)
                    .unsigned(Types.index(type));
        } else {
            op(Opcode.REF_NULL).append(Types.heapType(type));
        }
    }

    void make(char type, int depth) {
        int table = body.shape.tables.toString().indexOf(type);
        if (table >= 0 && body.oneIn(3)) {
            body.statements.bulk.tableIndex(table, depth);
            op(Opcode.TABLE_GET).unsigned(table);
            return;
        }
        switch (type) {
            case 'N' -> any(depth);
            case 'Q' -> eq(depth);
            case 'E' -> extern(depth);
            case 'S', 'U' -> struct(type, depth);
            case 'A', 'P', 'B', 'D' -> array(type, depth);
            default -> leaf(type);
        }
    }

    private void any(int depth) {
        if (body.oneIn(3)) {
            body.value('E', depth);
            op(Opcode.ANY_CONVERT_EXTERN);
        } else {
            body.value('Q', depth);
        }
    }

    private void extern(int depth) {
        if (body.shape.has(Proposal.GC) && !body.oneIn(3)) {
            body.value('N', depth);
            op(Opcode.EXTERN_CONVERT_ANY);
        } else {
            leaf('E');
        }
    }

    private void eq(int depth) {
        if (body.oneIn(4)) {
            // a cast that fails leaves the original, which goes on
            char target = body.pick(Types.EQ_TYPES);
            op(Opcode.BLOCK).append(Types.code('Q'));
            body.labels.add("Q");
            body.value('Q', depth);
            boolean fails = body.oneIn(2);
            op(fails ? Opcode.BR_ON_CAST_FAIL : Opcode.BR_ON_CAST).raw(body.oneIn(2) ? 3 : 1);
            body.out.unsigned(0).append(Types.heapType('Q')).append(Types.heapType(target));
            op(Opcode.DROP);
            body.value(body.pick(Types.EQ_TYPES), depth - 1);
            body.labels.removeLast();
            op(Opcode.END);
        } else {
            body.value(body.pick(Types.EQ_TYPES), depth);
        }
    }

    private void struct(char type, int depth) {
        switch (body.random.nextInt(4)) {
            case 0 -> body.value(type == 'S' ? 'U' : type, type == 'S' ? depth : 0);
            case 1 -> cast(type, depth);
            default -> {
                for (char field : body.shape.types.fields(type).toCharArray()) {
                    body.value(Types.unpacked(field), Types.isReference(field) ? depth - 2 : 1);
                }
                op(Opcode.STRUCT_NEW).unsigned(Types.index(type));
            }
        }
    }

    /** A cast of something that is of the type, most often. */
    private void cast(char type, int depth) {
        body.value(body.oneIn(8) ? 'Q' : type, depth);
        op(body.oneIn(3) ? Opcode.REF_CAST : Opcode.REF_CAST_NULL).append(Types.heapType(type));
    }

    private void array(char type, int depth) {
        char element = Types.unpacked(Types.element(type));
        int index = Types.index(type);
        switch (body.random.nextInt(5)) {
            case 0 -> cast(type, depth);
            case 1 -> {
                body.value(element, depth);
                length(depth);
                op(Opcode.ARRAY_NEW).unsigned(index);
            }
            case 2 -> {
                if (Types.isReference(element) || body.shape.dataSegments == 0) {
                    leaf(type);
                    return;
                }
                body.constant('i', body.random.nextInt(4));
                body.constant('i', body.random.nextInt(body.oneIn(6) ? 40 : 3));
                op(Opcode.ARRAY_NEW_DATA).unsigned(index).unsigned(body.random.nextInt(2));
            }
            default -> {
                int length = body.random.nextInt(6);
                for (int i = 0; i < length; i++) {
                    body.value(element, depth - 1);
                }
                op(Opcode.ARRAY_NEW_FIXED).unsigned(index).unsigned(length);
            }
        }
    }

    /** A small number, most often; else one that no engine makes arrays of. */
    private void length(int depth) {
        if (body.oneIn(200)) {
            body.constant('i', -1);
            return;
        }
        body.value('i', depth);
        body.constant('i', 15);
        op(Opcode.I32_AND);
    }

    /** A reference that is not null, most often. */
    void present(char type, int depth) {
        if (body.oneIn(12)) {
            body.value(type, depth);
            if (body.oneIn(2)) {
                op(Opcode.REF_AS_NON_NULL);
            }
            return;
        }
        value(type, depth);
    }

    /** A reference that is not null. */
    private void value(char type, int depth) {
        op(Opcode.BLOCK).append(Types.code(type));
        body.labels.add(String.valueOf(type));
        body.value(type, depth);
        op(Opcode.BR_ON_NON_NULL).unsigned(0);
        if ("SU".indexOf(type) >= 0) {
            op(Opcode.STRUCT_NEW_DEFAULT).unsigned(Types.index(type));
        } else if (type == 'J') {
            body.constant('i', 5);
            op(Opcode.REF_I31);
        } else {
            body.constant('i', 4);
            op(Opcode.ARRAY_NEW_DEFAULT).unsigned(Types.index(type));
        }
        body.labels.removeLast();
        op(Opcode.END);
    }

    /** An i32 that says something of a reference. */
    void ask(int depth) {
        if (!body.shape.has(Proposal.GC) || body.oneIn(4)) {
            body.value(body.pick(references()), depth);
            op(Opcode.REF_IS_NULL);
            return;
        }
        switch (body.random.nextInt(4)) {
            case 0 -> {
                body.value('Q', depth);
                body.value('Q', depth);
                op(Opcode.REF_EQ);
            }
            case 1 -> {
                body.value(body.pick("QN"), depth);
                op(body.oneIn(2) ? Opcode.REF_TEST : Opcode.REF_TEST_NULL)
                        .append(Types.heapType(body.pick(Types.EQ_TYPES + "Q")));
            }
            case 2 -> {
                present(body.pick("APBD"), depth);
                op(Opcode.ARRAY_LEN);
            }
            default -> number('i', depth);
        }
    }

    private String references() {
        return body.shape
                .valueTypes
                .chars()
                .filter(type -> Types.isReference((char) type))
                .mapToObj(Character::toString)
                .reduce("", String::concat);
    }

    /** A number out of an object. */
    void number(char type, int depth) {
        if (type == 'd' && body.oneIn(2)) {
            element('D', depth);
        } else if (type == 'i' && body.oneIn(2)) {
            present('J', depth);
            op(body.oneIn(2) ? Opcode.I31_GET_S : Opcode.I31_GET_U);
        } else if (type == 'i' && body.oneIn(2)) {
            element(body.pick("AP"), depth);
        } else {
            field(type, depth);
        }
    }

    private void element(char array, int depth) {
        present(array, depth);
        index(depth);
        boolean packed = array == 'P';
        op(packed ? (body.oneIn(2) ? Opcode.ARRAY_GET_S : Opcode.ARRAY_GET_U) : Opcode.ARRAY_GET)
                .unsigned(Types.index(array));
    }

    /** An index within most arrays. */
    void index(int depth) {
        body.value('i', depth);
        body.constant('i', body.oneIn(10) ? 15 : 1);
        op(Opcode.I32_AND);
    }

    private void field(char type, int depth) {
        char struct = body.pick("SU");
        String fields = body.shape.types.fields(struct);
        int field = body.random.nextInt(fields.length());
        if (Types.unpacked(fields.charAt(field)) != type) {
            body.leaf(type);
            return;
        }
        present(struct, depth);
        boolean packed = fields.charAt(field) != type;
        op(packed ? (body.oneIn(2) ? Opcode.STRUCT_GET_S : Opcode.STRUCT_GET_U) : Opcode.STRUCT_GET)
                .unsigned(Types.index(struct))
                .unsigned(field);
    }

    /** Changes an object. */
    void change(int depth) {
        switch (body.random.nextInt(5)) {
            case 0 -> {
                char array = body.pick("APBD");
                present(array, depth);
                index(depth);
                body.value(Types.unpacked(Types.element(array)), depth);
                op(Opcode.ARRAY_SET).unsigned(Types.index(array));
            }
            case 1 -> {
                char array = body.pick("APBD");
                present(array, depth);
                index(0);
                body.value(Types.unpacked(Types.element(array)), depth);
                index(0);
                op(Opcode.ARRAY_FILL).unsigned(Types.index(array));
            }
            case 2 -> {
                char array = body.pick("APBD");
                present(array, depth);
                index(0);
                // never null: V8 looks at the first range before it looks for a second null
                value(array, depth);
                op(Opcode.REF_AS_NON_NULL);
                index(0);
                index(0);
                op(Opcode.ARRAY_COPY).unsigned(Types.index(array)).unsigned(Types.index(array));
            }
            default -> {
                char struct = body.pick("SU");
                String fields = body.shape.types.fields(struct);
                int field = body.random.nextInt(fields.length());
                present(struct, depth);
                body.value(Types.unpacked(fields.charAt(field)), depth);
                op(Opcode.STRUCT_SET).unsigned(Types.index(struct)).unsigned(field);
            }
        }
    }
}
