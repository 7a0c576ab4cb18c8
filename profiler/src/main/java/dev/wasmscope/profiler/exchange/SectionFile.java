package dev.wasmscope.profiler.exchange;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * The bytes of our own file: {@link #MAGIC}, the version as two bytes, most significant first, then
 * one zlib stream (RFC 1950, with its checksum) of CBOR (RFC 8949).
 *
 * <p>The CBOR is an array of sections; a section is an array of its name, an object of its columns
 * of numbers and an object of its columns of texts. A column of numbers holds the first number and
 * then what each one differs from the one before, which makes clocks and offsets small.
 */
final class SectionFile {

    static final byte[] MAGIC = {'W', 'P', 'R', 'O', 'F', 0};
    static final int VERSION = 1;

    /** More numbers than this in one file are refused: 2 GiB as columns. */
    private static final int NUMBER_LIMIT = 1 << 28;

    private static final CBORMapper MAPPER =
            CBORMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final ProfileFile file;
    private final JsonParser cbor;
    private int numbersLeft = NUMBER_LIMIT;

    private SectionFile(ProfileFile file, JsonParser cbor) {
        this.file = file;
        this.cbor = cbor;
    }

    static void write(List<Columns> sections, OutputStream out) throws IOException {
        out.write(MAGIC);
        out.write(VERSION >> 8);
        out.write(VERSION & 0xff);
        Deflater deflater = new Deflater(6);
        try {
            DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater, 1 << 16);
            try (JsonGenerator cbor = MAPPER.createGenerator(packed)) {
                cbor.writeStartArray();
                sections.forEach(section -> write(section, cbor));
                cbor.writeEndArray();
            } catch (JacksonException e) {
                throw new IOException("cannot write the profile: " + e.getOriginalMessage(), e);
            }
            packed.finish();
            packed.flush();
        } finally {
            deflater.end();
        }
    }

    private static void write(Columns section, JsonGenerator cbor) {
        cbor.writeStartArray();
        cbor.writeString(section.section());
        cbor.writeStartObject();
        for (Map.Entry<String, long[]> column : section.numbers().entrySet()) {
            cbor.writeArrayPropertyStart(column.getKey());
            long last = 0;
            for (long value : column.getValue()) {
                cbor.writeNumber(value - last);
                last = value;
            }
            cbor.writeEndArray();
        }
        cbor.writeEndObject();
        cbor.writeStartObject();
        for (Map.Entry<String, List<String>> column : section.texts().entrySet()) {
            cbor.writeArrayPropertyStart(column.getKey());
            column.getValue().forEach(cbor::writeString);
            cbor.writeEndArray();
        }
        cbor.writeEndObject();
        cbor.writeEndArray();
    }

    static List<Columns> read(ProfileFile file) throws ProfileFileException {
        byte[] bytes = file.bytes();
        if (!new FileHead(bytes).startsWith(MAGIC)) {
            throw file.wrong("not a wasmscope profile: it does not begin with WPROF");
        }
        int at = MAGIC.length;
        if (bytes.length < at + 2) {
            throw file.wrong("ends after its first " + bytes.length + " bytes");
        }
        int version = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
        if (version != VERSION) {
            throw file.wrong(
                    "version " + version + " of the format; this wasmscope reads " + VERSION);
        }
        InputStream packed = new ByteArrayInputStream(bytes, at + 2, bytes.length - at - 2);
        try (InputStream in = new Limited(new InflaterInputStream(packed));
                JsonParser cbor = MAPPER.createParser(in)) {
            return new SectionFile(file, cbor).sections();
        } catch (JacksonException e) {
            throw file.wrong("damaged: " + e.getOriginalMessage());
        } catch (ProfileFileException e) {
            throw e;
        } catch (IOException e) {
            throw file.wrong("damaged: " + e.getMessage());
        }
    }

    private List<Columns> sections() throws ProfileFileException {
        List<Columns> sections = new ArrayList<>();
        expect(cbor.nextToken(), JsonToken.START_ARRAY, "the list of sections");
        while (cbor.nextToken() != JsonToken.END_ARRAY) {
            sections.add(section());
        }
        return sections;
    }

    private Columns section() throws ProfileFileException {
        expect(cbor.currentToken(), JsonToken.START_ARRAY, "a section");
        expect(cbor.nextToken(), JsonToken.VALUE_STRING, "a section's name");
        Columns section = new Columns(cbor.getString());
        expect(cbor.nextToken(), JsonToken.START_OBJECT, section.section());
        while (cbor.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = cbor.currentName();
            section.put(name, numbers(section.section() + "." + name));
        }
        expect(cbor.nextToken(), JsonToken.START_OBJECT, section.section());
        while (cbor.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = cbor.currentName();
            section.put(name, texts(section.section() + "." + name));
        }
        expect(cbor.nextToken(), JsonToken.END_ARRAY, "the end of " + section.section());
        return section;
    }

    private long[] numbers(String what) throws ProfileFileException {
        expect(cbor.nextToken(), JsonToken.START_ARRAY, what);
        long[] column = new long[64];
        int size = 0;
        long last = 0;
        while (cbor.nextToken() != JsonToken.END_ARRAY) {
            expect(cbor.currentToken(), JsonToken.VALUE_NUMBER_INT, what);
            if (--numbersLeft < 0) {
                throw file.wrong("more than " + NUMBER_LIMIT + " numbers");
            }
            if (size == column.length) {
                column = Arrays.copyOf(column, size * 2);
            }
            last += cbor.getLongValue();
            column[size++] = last;
        }
        return Arrays.copyOf(column, size);
    }

    private List<String> texts(String what) throws ProfileFileException {
        expect(cbor.nextToken(), JsonToken.START_ARRAY, what);
        List<String> column = new ArrayList<>();
        while (cbor.nextToken() != JsonToken.END_ARRAY) {
            expect(cbor.currentToken(), JsonToken.VALUE_STRING, what);
            column.add(cbor.getString());
        }
        return column;
    }

    private void expect(@Nullable JsonToken token, JsonToken wanted, String what)
            throws ProfileFileException {
        if (token != wanted) {
            throw file.wrong(
                    "damaged: "
                            + what
                            + " is "
                            + (token == null ? "missing, the file ends" : "not there"));
        }
    }

    /** Ends with an error where a file unpacks to more than is allowed. */
    private static final class Limited extends FilterInputStream {
        private long left = ProfileFormats.SIZE_LIMIT;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = super.read(to, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("unpacks to more than is allowed");
            }
        }
    }
}
