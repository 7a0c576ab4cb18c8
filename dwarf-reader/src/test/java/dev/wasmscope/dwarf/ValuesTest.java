package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.WasmValue;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values of real types in a memory that the test fills. */
class ValuesTest {
    private static final int FRAME_BASE = 0x1000;
    private static final int SHAPE = 0x4000;

    private final ByteBuffer memory = ByteBuffer.allocate(0x10000).order(ByteOrder.LITTLE_ENDIAN);

    private final FrameContext frame =
            new FrameContext() {
                @Override
                public Answer<byte[]> readMemory(long address, int length) {
                    if (address < 0 || address + length > memory.capacity()) {
                        return Answer.unknown("outside of memory");
                    }
                    byte[] bytes = new byte[length];
                    memory.get((int) address, bytes);
                    return Answer.of(bytes);
                }

                @Override
                public Answer<WasmValue> local(int index) {
                    return Answer.of(WasmValue.i32(FRAME_BASE));
                }

                @Override
                public Answer<WasmValue> global(int index) {
                    return Answer.of(WasmValue.i32(FRAME_BASE));
                }

                @Override
                public Answer<WasmValue> operandStack(int index) {
                    return Answer.unknown("the stack is empty");
                }

                @Override
                public Answer<String> functionInTable(long tableIndex) {
                    return Answer.of("function_" + tableIndex);
                }
            };

    private static Variable variable(DwarfInfo info, String path, int line, String name) {
        long pc = info.breakpointLocations(path, line).getFirst().address();
        return info.variablesAt(pc).stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Value read(DwarfInfo info, String path, int line, String name) {
        long pc = info.breakpointLocations(path, line).getFirst().address();
        return variable(info, path, line, name).read(frame, pc);
    }

    private void putShape(int at, int kind, int flags, int layer, String name) {
        memory.putInt(at, kind);
        memory.put(at + 4, (byte) (flags | (layer << 3)));
        memory.putDouble(at + 8, 1.5);
        memory.putDouble(at + 16, -2);
        memory.putDouble(at + 24, 0.1);
        memory.putInt(at + 40, at); // next: itself
        memory.put(at + 44, name.getBytes(StandardCharsets.UTF_8));
    }

    private AvailableValue shape() {
        DwarfInfo info = Guests.read("c/shapes-c19-O0-dw5.wasm");
        putShape(SHAPE, 2, 5, 17, "r\"1\n");
        // line 85: s->next = list; list = s;
        Variable s = variable(info, "shapes.c", 85, "s");
        long pc = info.breakpointLocations("shapes.c", 85).getFirst().address();
        Value value = s.read(frame, pc);
        String at = value.locationText().substring("at 0x".length());
        memory.putInt(Integer.parseInt(at, 16), SHAPE);
        return (AvailableValue) value;
    }

    @Test
    void aPointerToAStructureHasTheStructuresMembers() {
        AvailableValue s = shape();
        assertEquals("shape *", s.typeName());
        assertEquals("0x4000", s.summary());
        assertEquals(
                List.of("kind", "flags", "layer", "u", "next", "name"),
                s.children(0, 100).stream().map(Value::name).toList());
        assertEquals(6, s.childCount());
        assertEquals("SHAPE_RECT", s.child("kind").orElseThrow().summary());
        assertEquals("5", s.child("flags").orElseThrow().summary());
        assertEquals("17", s.child("layer").orElseThrow().summary());
        assertEquals("\"r\\\"1\\n\"", s.child("name").orElseThrow().summary());
        assertEquals("char[16]", s.child("name").orElseThrow().typeName());
        assertEquals(
                "{kind=SHAPE_RECT, flags=5, layer=17, u={circle={…}, rect={…}, poly={…}},"
                        + " next=0x4000, name=\"r\\\"1\\n\"}",
                s.dereference().map(Value::summary).orElse(""));
    }

    @Test
    void childrenArePagedAndCyclesAreLazy() {
        Value next = shape();
        for (int i = 0; i < 1000; i++) {
            next = ((AvailableValue) next).child("next").orElseThrow();
        }
        assertEquals("0x4000", next.summary());
        assertEquals(List.of("layer", "u"), next.children(2, 2).stream().map(Value::name).toList());
        assertEquals(List.of(), next.children(6, 5));
        AvailableValue name = (AvailableValue) ((AvailableValue) next).child("name").orElseThrow();
        assertEquals("[15]", name.children(15, 10).getFirst().name());
        assertEquals("114 'r'", name.element(0).map(Value::summary).orElse(""));
        assertTrue(!name.element(16).isKnown(), "an index outside of the array");
    }

    @Test
    void unionsAndFloatsAreRead() {
        AvailableValue u = (AvailableValue) shape().child("u").orElseThrow();
        AvailableValue circle = (AvailableValue) u.child("circle").orElseThrow();
        assertEquals("{c={x=1.5, y=-2.0}, r=0.1}", circle.summary());
        assertEquals("at 0x4008", circle.locationText());
    }

    @Test
    void globalsAreRead() {
        DwarfInfo info = Guests.read("c/shapes-c19-O0-dw5.wasm");
        memory.putInt(0xec0, -7);
        memory.putInt(0x520, 0);
        memory.putInt(0x524, 3);
        assertEquals("int g_count = -7", global(info, "g_count"));
        assertEquals(
                "const area_fn[4] area_table = {0x0, 0x3 <function_3>, 0x0, 0x0}",
                global(info, "area_table"));
        memory.putInt(0xec4, 12);
        assertEquals("int tls_depth = 12", global(info, "tls_depth"));
    }

    private String global(DwarfInfo info, String name) {
        return info.globals().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow()
                .read(frame, 0)
                .toString();
    }

    @Test
    void rustEnumsShowTheirVariant() {
        DwarfInfo info = Guests.read("rust/app-r196-dev.wasm");
        Value none = read(info, "main.rs", 56, "none");
        assertEquals(
                "core::option::Option<alloc::boxed::Box<i32, alloc::alloc::Global>>",
                none.typeName());
        assertEquals("None", none.summary());
        int at = Integer.parseInt(none.locationText().substring("at 0x".length()), 16);
        memory.putInt(at, 0x4000);
        memory.putInt(0x4000, 77);
        Value some = read(info, "main.rs", 56, "none");
        assertEquals("Some(77)", some.summary());
        Value color = read(info, "main.rs", 56, "offset");
        assertEquals("i32", color.typeName());
    }

    @Test
    void whatIsNotAvailableSaysWhy() {
        DwarfInfo info = Guests.read("c/shapes-c19-O2-dw5.wasm");
        boolean found = false;
        for (long pc : Guests.sample(info, 100)) {
            for (Variable variable : info.variablesAt(pc)) {
                Value value = variable.read(frame, pc);
                if (!(value instanceof AvailableValue)) {
                    found = true;
                    assertTrue(value.summary().startsWith("<not available: "), value::summary);
                    assertTrue(!value.locationText().isEmpty(), value::summary);
                }
            }
        }
        assertTrue(found, "optimised code has no variable without a place");
    }
}
