package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions called by name: what their arguments may be, and what a reactor does before. */
@Timeout(60)
class InvokeTest {
    /**
     * A reactor: {@code echo} gives its i32, i64, f32, f64 and v128 back, {@code _initialize} puts
     * 41 into what {@code state} returns, {@code add} adds two i32.
     */
    private static final String REACTOR =
            "0061736d01000000 011b0460057f7e7d7c7b057f7e7d7c7b600000 60027f7f017f 6000017f"
                    + " 03050400010203 0606017f0141000b"
                    + " 072404046563686f00000b5f696e697469616c697a650001036164640002"
                    + "057374617465 0003"
                    + " 0a2204 0c0020002001200220032004 0b 06004129 24000b"
                    + " 0700200020016a0b 0400 23000b";

    @TempDir Path folder;

    private LaunchConfig config(String function, String... args) throws IOException {
        byte[] wasm = HexFormat.of().parseHex(REACTOR.replace(" ", ""));
        return LaunchConfig.of(Files.write(folder.resolve("reactor.wasm"), wasm))
                .withInvoke(function)
                .withArgs(List.of(args));
    }

    /** The results with their types, or what is wrong. */
    private static String call(LaunchConfig config) throws Exception {
        try (DebugSession session = DebugSession.open(config)) {
            StopReason reason = await(session.run()).reason();
            return reason instanceof StopReason.Exited exited
                    ? exited.results().stream()
                            .map(value -> value.type() + " " + value.value() + " " + value.hex())
                            .collect(Collectors.joining(", "))
                    : reason.text();
        } catch (SessionException e) {
            assertTrue(e.isUsage(), e.toString());
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1                 | i32 -1 0xffffffff",
                "4294967295         | i32 -1 0xffffffff",
                "0xff_ff            | i32 65535 0x0000ffff",
                "-0x80000000        | i32 -2147483648 0x80000000",
                "i32:7              | i32 7 0x00000007"
            })
    void integers(String text, String expected) throws Exception {
        String all = call(config("echo", text, "0", "0", "0", "i32x4:0,0,0,0"));
        assertEquals(expected, all.substring(0, all.indexOf(',')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18446744073709551615 | i64 -1 0xffffffffffffffff",
                "-9223372036854775808 | i64 -9223372036854775808 0x8000000000000000",
                "0x7fffffffffffffff   | i64 9223372036854775807 0x7fffffffffffffff"
            })
    void longIntegers(String text, String expected) throws Exception {
        String all = call(config("echo", "0", text, "0", "0", "i32x4:0,0,0,0"));
        assertEquals(expected, all.split(", ")[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5            | f32 1.5 0x3fc00000      | f64 1.5 0x3ff8000000000000",
                "-0             | f32 -0.0 0x80000000     | f64 -0.0 0x8000000000000000",
                "1e-3           | f32 0.001 0x3a83126f    | f64 0.001 0x3f50624dd2f1a9fc",
                "0x1.8p1        | f32 3.0 0x40400000      | f64 3.0 0x4008000000000000",
                "0x10           | f32 16.0 0x41800000     | f64 16.0 0x4030000000000000",
                "inf            | f32 Infinity 0x7f800000 | f64 Infinity 0x7ff0000000000000",
                "-inf           | f32 -Infinity 0xff800000| f64 -Infinity 0xfff0000000000000",
                "nan            | f32 NaN 0x7fc00000      | f64 NaN 0x7ff8000000000000",
                "-nan:0x1       | f32 NaN 0xff800001      | f64 NaN 0xfff0000000000001"
            })
    void floats(String text, String single, String twice) throws Exception {
        String[] all = call(config("echo", "0", "0", text, text, "i32x4:0,0,0,0")).split(", ");
        assertEquals(single, all[2]);
        assertEquals(twice, all[3]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i32x4:1,-2,3,0x10 | 0x0000001000000003fffffffe00000001",
                "i32x4 1 2 3 4     | 0x00000004000000030000000200000001",
                "f64x2:1,inf       | 0x7ff00000000000003ff0000000000000",
                "f32x4:nan,0,0,-1  | 0xbf80000000000000000000007fc00000",
                "i64x2:1,-1        | 0xffffffffffffffff0000000000000001",
                "i16x8:1,2,3,4,5,6,7,-8 | 0xfff80007000600050004000300020001",
                "i8x16:0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,255 | 0xff0e0d0c0b0a09080706050403020100"
            })
    void vectors(String text, String bits) throws Exception {
        String all = call(config("echo", "0", "0", "0", "0", text));
        assertTrue(all.endsWith(bits), all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x          | 0 | 0 | argument 1 of echo: 'x' is no i32: a number from -2147483648"
                        + " to 4294967295, or 0x and hexadecimal digits",
                "4294967296 | 0 | 0 | argument 1 of echo: 4294967296 is out of the range of i32,"
                        + " -2147483648 to 4294967295",
                "1.5        | 0 | 0 | argument 1 of echo: '1.5' is no i32: a number from"
                        + " -2147483648 to 4294967295, or 0x and hexadecimal digits",
                "i64:1      | 0 | 0 | argument 1 of echo: 'i64:1' is no i32: a number from"
                        + " -2147483648 to 4294967295, or 0x and hexadecimal digits",
                "0 | one | i32x4:0,0,0,0 | argument 3 of echo: 'one' is no f32: a number such as"
                        + " 1.5, 1e-9 or 0x1.8p3, inf or nan",
                "0 | 1e39  | i32x4:0,0,0,0 | argument 3 of echo: 1e39 is out of the range of f32",
                "0 | nan:0x800000 | 0 | argument 3 of echo: nan:0x800000 has a payload that is not"
                        + " from 0x1 to 0x7fffff",
                "0 | 0 | 0          | argument 5 of echo: '0' is no v128: write its lanes, as in"
                        + " i32x4:1,2,3,4 or f64x2:1.5,inf",
                "0 | 0 | i32x4:1,2  | argument 5 of echo: 'i32x4:1,2' has 2 lanes, not 4",
                "0 | 0 | i8x16:1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,256 | argument 5 of echo: 256 is out"
                        + " of the range of i8, -128 to 255"
            })
    void argumentsThatAreNone(String i32, String f32, String v128, String message)
            throws Exception {
        LaunchConfig config = config("echo", i32, "0", f32, "0", v128);
        assertEquals(config.wasm() + ": " + message, call(config));
    }

    @Test
    void tooManyAndTooFew() throws Exception {
        LaunchConfig none = config("add");
        assertEquals(
                none.wasm() + ": add (i32, i32) -> (i32) takes 2 arguments, none given",
                call(none));
        LaunchConfig three = config("state", "1", "2", "3");
        assertEquals(three.wasm() + ": state () -> (i32) takes no arguments, 3 given", call(three));
    }

    @Test
    void aNameThatIsNotExported() throws Exception {
        String exports =
                "; it exports echo (i32, i64, f32, f64, v128) -> (i32, i64, f32, f64, v128),"
                        + " _initialize () -> (), add (i32, i32) -> (i32), state () -> (i32)";
        LaunchConfig near = config("Adds");
        assertEquals(
                near.wasm() + ": exports no function Adds, did you mean add?" + exports,
                call(near));
        LaunchConfig far = config("nothing-like-it");
        assertEquals(far.wasm() + ": exports no function nothing-like-it" + exports, call(far));
        LaunchConfig plain = LaunchConfig.of(far.wasm());
        assertEquals(
                far.wasm()
                        + ": is a reactor, which has no _start: name a function to call"
                        + exports,
                call(plain));
    }

    @Test
    void aReactorIsInitialisedFirstAndOnce() throws Exception {
        assertEquals("i32 41 0x00000029", call(config("state")));
        assertEquals("i32 5 0x00000005", call(config("add", "2", "3")));
        assertEquals("", call(config("_initialize")));
    }

    @Test
    void breakpointsStopInTheInitialisationToo() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config("state"))) {
            DebugSession session = program.session();
            session.addFunctionBreakpoint("_initialize");
            session.addFunctionBreakpoint("state");
            Stop first = program.perform("run");
            assertEquals(1, first.top().orElseThrow().functionIndex());
            Stop second = program.perform("continue");
            assertEquals(3, second.top().orElseThrow().functionIndex());
            assertEquals(2, second.clock(), "a constant and a store");
            Stop end = program.perform("continue");
            assertEquals("exited with code 0", end.reason().text());
        }
    }

    @Test
    void steppingGoesFromTheInitialisationIntoTheCall() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config("state"))) {
            DebugSession session = program.session();
            session.addFunctionBreakpoint("_initialize");
            Stop stop = program.perform("run");
            for (int i = 0; i < 3; i++) {
                stop = await(session.stepInstruction());
            }
            assertEquals(3, stop.top().orElseThrow().functionIndex());
        }
    }
}
