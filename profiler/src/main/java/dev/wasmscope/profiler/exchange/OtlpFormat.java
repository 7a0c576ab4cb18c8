package dev.wasmscope.profiler.exchange;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.wasmscope.profiler.model.Profile;
import io.opentelemetry.proto.profiles.v1development.ProfilesData;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * OpenTelemetry's profiles, {@code ProfilesData} of {@code opentelemetry.proto.profiles
 * .v1development} as in opentelemetry-proto 1.11.0. That part of the protocol is in development:
 * later versions of it may not read what this one writes.
 *
 * <p>One profile a measure; all share one dictionary of stacks.
 */
public final class OtlpFormat implements ProfileFormat {

    @Override
    public String name() {
        return "otlp";
    }

    @Override
    public String title() {
        return "OpenTelemetry profiles, v1development";
    }

    @Override
    public List<String> extensions() {
        return List.of(".otlp.pb", ".otlp");
    }

    @Override
    public void write(Profile profile, OutputStream out) throws IOException {
        CodedOutputStream coded = CodedOutputStream.newInstance(out);
        coded.useDeterministicSerialization();
        new OtlpWriter(profile).data().writeTo(coded);
        coded.flush();
    }

    /** It begins with a resource's profiles, and those with a resource or with a scope's. */
    @Override
    public boolean recognises(FileHead head) {
        byte[] bytes = head.bytes();
        if (bytes.length < 3 || bytes[0] != 0x0a) {
            return false;
        }
        int at = 1;
        while (at < bytes.length - 1 && bytes[at] < 0) {
            at++;
        }
        return bytes[at + 1 < bytes.length ? at + 1 : at] == 0x0a
                || bytes[at + 1 < bytes.length ? at + 1 : at] == 0x12;
    }

    @Override
    public Profile read(ProfileFile file) throws ProfileFileException {
        try {
            return new OtlpReader(ProfilesData.parseFrom(file.bytes()), file).read();
        } catch (InvalidProtocolBufferException e) {
            throw file.wrong("no OpenTelemetry profile: " + e.getMessage());
        }
    }
}
