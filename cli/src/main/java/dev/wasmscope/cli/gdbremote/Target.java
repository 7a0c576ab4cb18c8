package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.Failures;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SectionView;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The program under the debugger, with its code at the addresses that the client uses. */
final class Target {
    /** The only process and thread. */
    static final int ID = 1;

    private static final int CODE_SECTION = 10;

    private final DebugSession session;
    private final long codeStart;
    private @Nullable Boolean wide;

    Target(DebugSession session) {
        this.session = session;
        this.codeStart =
                session.module().sections().stream()
                        .filter(section -> section.id() == CODE_SECTION)
                        .mapToLong(SectionView::start)
                        .findFirst()
                        .orElse(0);
    }

    DebugSession session() {
        return session;
    }

    /** Waits for an answer of the session; a refusal becomes the packet's failure. */
    static <T> T ask(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new CommandFailure(Failures.message(Failures.unwrap(e)));
        }
    }

    /** The present stop. */
    Stop stop() {
        if (session.state() != SessionState.STOPPED) {
            throw new CommandFailure("the program is not stopped");
        }
        return session.lastStop().orElseThrow(() -> new CommandFailure("the program is running"));
    }

    /** What an address of the client means. */
    WasmAddress decode(long address) {
        return WasmAddress.decode(address, isWide());
    }

    /** Whether memory 0 has 64-bit addresses: known from the first stop on. */
    private boolean isWide() {
        Boolean known = wide;
        if (known == null && session.state() == SessionState.STOPPED) {
            known =
                    ask(session.instance()).memories().stream()
                            .limit(1)
                            .anyMatch(memory -> memory.type().startsWith("i64"));
            wide = known;
        }
        return known != null && known;
    }

    /** The client's address of a code offset. */
    long address(long codeOffset) {
        return new WasmAddress.InFile(codeStart + codeOffset).encoded();
    }

    /** The instruction that control reaches at an address of the client. */
    CodeLocation location(long address) {
        if (!(decode(address) instanceof WasmAddress.InFile(long offset)) || offset < codeStart) {
            throw new CommandFailure("there is no code at 0x" + Hex.number(address));
        }
        ModuleView module = session.module();
        return module.executedFrom(offset - codeStart)
                .or(() -> module.locationOf(offset - codeStart))
                .orElseThrow(
                        () -> new CommandFailure("no function is at 0x" + Hex.number(address)));
    }
}
