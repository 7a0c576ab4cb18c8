package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.binary.BodyLocals;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Opcode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sees quickly that ordinary bodies are valid, so that opening a module of millions of instructions
 * takes a fraction of a second. It knows the instructions and types that compilers use most, keeps
 * types as bytes, and makes no object for anything. It accepts only what is valid; whatever it does
 * not know, and whatever may be wrong, is left to {@link BodyValidator}, which decides and
 * explains.
 */
final class QuickCheck {
    private final QuickContext context;
    private final QuickStack stack = new QuickStack();
    private final QuickReader in;
    private byte[] locals = new byte[64];
    private int localCount;

    QuickCheck(QuickContext context) {
        this.context = context;
        this.in = new QuickReader(context.module.bytes(), stack);
    }

    /** Whether the body of a defined function is certainly valid. */
    boolean accepts(FunctionInfo function) {
        stack.reset();
        in.reset((int) function.bodyRange().start(), (int) function.bodyRange().end());
        QuickSignature type = context.function(function.index());
        if (type == null) {
            return false;
        }
        readLocals(type.pops());
        stack.enter(QuickStack.BODY, TypeCodes.EMPTY, type.pushes());
        while (!stack.unusual && stack.depth() > 0) {
            instruction(in.u8());
        }
        return !stack.unusual && in.atEnd();
    }

    private void readLocals(byte[] params) {
        localCount = 0;
        addLocals(params.length, TypeCodes.NONE);
        System.arraycopy(params, 0, locals, 0, params.length);
        int declared = 0;
        int runs = in.u32();
        for (int i = 0; i != runs && !stack.unusual; i++) {
            int count = in.u32();
            int type = in.u8();
            stack.unusual |=
                    !TypeCodes.isType(type)
                            || count < 0
                            || count > BodyLocals.MAX_LOCALS - declared;
            if (!stack.unusual) {
                addLocals(count, (byte) type);
                declared += count;
            }
        }
    }

    private void addLocals(int count, byte type) {
        int after = localCount + count;
        if (after > locals.length) {
            locals = Arrays.copyOf(locals, 2 * after);
        }
        Arrays.fill(locals, localCount, after, type);
        localCount = after;
    }

    private void instruction(int op) {
        switch (op) {
            case 0x00 -> stack.setUnreachable();
            case 0x01 -> {}
            case 0x02 -> block(QuickStack.BLOCK);
            case 0x03 -> block(QuickStack.LOOP);
            case 0x04 -> {
                stack.pop(TypeCodes.I32);
                block(QuickStack.IF);
            }
            case 0x05 -> stack.otherwise();
            case 0x06 -> block(QuickStack.TRY);
            case 0x07 -> {
                byte[] values = values();
                stack.startCatch(QuickStack.CATCH);
                stack.push(values);
            }
            case 0x08 -> {
                stack.pop(values());
                stack.setUnreachable();
            }
            case 0x09 -> {
                stack.requireCatch(in.u32());
                stack.setUnreachable();
            }
            case 0x0B -> stack.end();
            case 0x0C -> {
                stack.pop(stack.label(in.u32()));
                stack.setUnreachable();
            }
            case 0x0D -> branchIf();
            case 0x0E -> branchTable();
            case 0x0F -> {
                stack.pop(stack.bodyResults());
                stack.setUnreachable();
            }
            case 0x10 -> call(context.function(in.u32()));
            case 0x11 -> callIndirect();
            case 0x18 -> stack.delegate(in.u32());
            case 0x19 -> stack.startCatch(QuickStack.CATCH_ALL);
            case 0x1A -> stack.popAny();
            case 0x1B -> select();
            case 0x20 -> stack.push(local());
            case 0x21 -> stack.pop(local());
            case 0x22 -> {
                byte type = local();
                stack.pop(type);
                stack.push(type);
            }
            case 0x23 -> stack.push(known(context.global(in.u32())));
            case 0x24 -> setGlobal();
            case 0x41 -> {
                in.signed(32);
                stack.push(TypeCodes.I32);
            }
            case 0x42 -> {
                in.signed(64);
                stack.push(TypeCodes.I64);
            }
            case 0xFC, 0xFD, 0xFE -> prefixed(op, in.u32());
            default -> simple(Opcode.byCode(op));
        }
    }

    /** The values of the tag named. */
    private byte[] values() {
        QuickSignature tag = context.tag(in.u32());
        stack.unusual |= tag == null;
        return tag == null ? TypeCodes.EMPTY : tag.pops();
    }

    private byte known(byte type) {
        stack.unusual |= type == TypeCodes.NONE;
        return type;
    }

    private byte local() {
        int index = in.u32();
        if (index < 0 || index >= localCount) {
            stack.unusual = true;
            return TypeCodes.NONE;
        }
        return locals[index];
    }

    private void setGlobal() {
        int index = in.u32();
        stack.unusual |= !context.isMutable(index);
        stack.pop(known(context.global(index)));
    }

    private void block(byte kind) {
        int code = in.u8();
        if (code == 0x40) {
            stack.enter(kind, TypeCodes.EMPTY, TypeCodes.EMPTY);
        } else if (TypeCodes.isType(code)) {
            stack.enter(kind, TypeCodes.EMPTY, single(code));
        } else {
            // an index below 64 is one byte; others are rare
            QuickSignature type = code < 0x40 ? context.type(code) : null;
            stack.unusual |= type == null;
            if (type != null) {
                stack.pop(type.pops());
                stack.enter(kind, type.pops(), type.pushes());
            }
        }
    }

    private static byte[] single(int code) {
        return SINGLES[code];
    }

    private static final byte[][] SINGLES = singles();

    private static byte[][] singles() {
        byte[][] singles = new byte[0x80][];
        for (int code = 0; code < singles.length; code++) {
            singles[code] = new byte[] {(byte) code};
        }
        return singles;
    }

    private void branchIf() {
        byte[] types = stack.label(in.u32());
        stack.pop(TypeCodes.I32);
        stack.pop(types);
        stack.push(types);
    }

    private void branchTable() {
        stack.pop(TypeCodes.I32);
        int count = in.u32();
        byte[] first = stack.label(in.u32());
        for (int i = 0; i != count && !stack.unusual; i++) {
            byte[] types = stack.label(in.u32());
            stack.unusual |= !Arrays.equals(types, first);
        }
        stack.pop(first);
        stack.setUnreachable();
    }

    private void call(@Nullable QuickSignature type) {
        if (type == null) {
            stack.unusual = true;
            return;
        }
        stack.pop(type.pops());
        stack.push(type.pushes());
    }

    private void callIndirect() {
        QuickSignature type = context.type(in.u32());
        stack.pop(known(context.functionTable(in.u32())));
        call(type);
    }

    private void select() {
        stack.pop(TypeCodes.I32);
        byte second = stack.popAny();
        byte first = stack.popAny();
        // references need the typed form; operands of unknown type are rare
        stack.unusual |= first != second || first < TypeCodes.V128;
        stack.push(first);
    }

    private void prefixed(int prefix, int sub) {
        Opcode opcode = Opcode.byCode(prefix, sub);
        if (opcode == Opcode.MEMORY_COPY) {
            byte target = known(context.memory(in.u32()));
            byte source = known(context.memory(in.u32()));
            stack.pop(target == TypeCodes.I64 ? source : target);
            stack.pop(source);
            stack.pop(target);
        } else {
            simple(opcode);
        }
    }

    /** An instruction whose line in the table of opcodes says all. */
    private void simple(@Nullable Opcode opcode) {
        QuickSignature signature = opcode == null ? null : QuickSignature.of(opcode);
        if (signature == null) {
            stack.unusual = true;
            return;
        }
        byte address = TypeCodes.NONE;
        switch (signature.immediate()) {
            case NONE -> {}
            case F32 -> in.skip(4);
            case F64 -> in.skip(8);
            case V128 -> in.skip(16);
            case MEMORY -> address = known(context.memory(in.u32()));
            case MEMARG -> address = access(signature);
            case MEMARG_LANE -> {
                address = access(signature);
                lane(signature.lanes());
            }
            case LANE -> lane(signature.lanes());
            case LANES16 -> {
                for (int i = 0; i < 16; i++) {
                    lane(32);
                }
            }
            default -> stack.unusual = true;
        }
        apply(signature, address);
    }

    private void lane(int count) {
        stack.unusual |= in.u8() >= count;
    }

    /** Checks the immediates of a load or store; the answer is the memory's address type. */
    private byte access(QuickSignature signature) {
        int flags = in.u32();
        byte address = known(context.memory((flags & 0x40) != 0 ? in.u32() : 0));
        long offset = in.u64();
        int alignment = flags & ~0x40;
        int natural = Integer.numberOfTrailingZeros(signature.accessBytes());
        stack.unusual |=
                alignment < 0
                        || alignment > natural
                        || signature.exactAlignment() && alignment != natural
                        || address == TypeCodes.I32 && offset >>> 32 != 0;
        return address;
    }

    private void apply(QuickSignature signature, byte address) {
        byte[] pops = signature.pops();
        for (int i = pops.length - 1; i >= 0; i--) {
            stack.pop(pops[i] == TypeCodes.ADDRESS ? address : pops[i]);
        }
        for (byte type : signature.pushes()) {
            stack.push(type == TypeCodes.ADDRESS ? address : type);
        }
    }
}
