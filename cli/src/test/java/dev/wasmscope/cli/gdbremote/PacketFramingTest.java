package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How packets look on the wire. */
class PacketFramingTest {
    @Property(tries = 300)
    void whatIsSentIsReadBackWhateverItsBytes(@ForAll byte[] bytes) throws IOException {
        String packet = new String(bytes, StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        new PacketWriter(wire).send(packet);

        assertEquals(new Input.Packet(packet), reader(wire.toByteArray()).next());
    }

    /** The same bytes, with nothing behind them or cut off anywhere. */
    @Property(tries = 300)
    void randomBytesEndOrAreTaken(@ForAll byte[] bytes) throws IOException {
        PacketReader reader = reader(bytes);
        Input input = reader.next();
        for (int i = 0; i <= bytes.length && !(input instanceof Input.End); i++) {
            input = reader.next();
        }
        assertEquals(new Input.End(), input);
    }

    @Test
    void specialBytesAreEscapedAndCounted() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        new PacketWriter(wire).send("a#$*}z");

        assertEquals("$a}\u0003}\u0004}\n}]z#3d", text(wire));
    }

    @Test
    void checksumsCountUntilTheConnectionIsSaidToBeReliable() throws IOException {
        byte[] wrong = "$qC#00$qC#zz$qC#b4".getBytes(StandardCharsets.US_ASCII);
        PacketReader strict = reader(wrong);
        assertEquals(new Input.Damaged(), strict.next());
        assertEquals(new Input.Damaged(), strict.next());
        assertEquals(new Input.Packet("qC"), strict.next());

        PacketReader trusting = reader(wrong);
        trusting.ignoreChecksums();
        assertEquals(new Input.Packet("qC"), trusting.next());
    }

    @ParameterizedTest
    @CsvSource({
        "400,                 false, 'InMemory[memory=0, offset=1024]'",
        "100000400,           false, 'InMemory[memory=1, offset=1024]'",
        "100000400,           true,  'InMemory[memory=0, offset=4294968320]'",
        "4000000000000a08,    false, 'InFile[offset=2568]'",
        "4000000100000a08,    false, 'Nowhere[]'",
        "8000000000000000,    false, 'Nowhere[]'",
        "ffffffffffffffff,    true,  'Nowhere[]'",
    })
    void addressesTellMemoryFromCode(String address, boolean wide, String meaning) {
        long number = Hex.parseNumber(address);
        WasmAddress decoded = WasmAddress.decode(number, wide);

        assertEquals(meaning, decoded.toString());
        switch (decoded) {
            case WasmAddress.InMemory in -> assertEquals(number, in.encoded());
            case WasmAddress.InFile in -> assertEquals(number, in.encoded());
            case WasmAddress.Nowhere _ -> {}
        }
    }

    @Test
    void numbersAreDigitsOnly() {
        assertEquals(-1, Hex.parseNumber("ffffffffffffffff"));
        for (String wrong : new String[] {"", "-1", "+1", "0x1", "10000000000000000", " 1"}) {
            assertThrows(MalformedPacketException.class, () -> Hex.parseNumber(wrong), wrong);
        }
    }

    private static PacketReader reader(byte[] bytes) {
        return new PacketReader(new ByteArrayInputStream(bytes));
    }

    private static String text(ByteArrayOutputStream wire) {
        return wire.toString(StandardCharsets.ISO_8859_1);
    }
}
