package dev.wasmscope.cli.dap;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.InvalidatedEventArguments;
import org.eclipse.lsp4j.debug.MemoryEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArguments;
import org.eclipse.lsp4j.debug.OutputEventArgumentsCategory;
import org.eclipse.lsp4j.debug.ThreadEventArguments;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;

/** The other side: its wishes and the events that it hears. */
final class Client {
    private final CompletableFuture<IDebugProtocolClient> remote = new CompletableFuture<>();
    private volatile Wishes wishes = Wishes.DEFAULT;

    /** Called once, when the connection stands. */
    void connect(IDebugProtocolClient connected) {
        remote.complete(connected);
    }

    /** To send events. */
    IDebugProtocolClient events() {
        return remote.join();
    }

    Wishes wishes() {
        return wishes;
    }

    void wishes(Wishes told) {
        wishes = told;
    }

    /** Shows text in the debug console. */
    void console(String line) {
        output(OutputEventArgumentsCategory.CONSOLE, line + "\n");
    }

    /** Shows text that matters. */
    void important(String line) {
        output(OutputEventArgumentsCategory.IMPORTANT, line + "\n");
    }

    void output(String category, String text) {
        OutputEventArguments output = new OutputEventArguments();
        output.setCategory(category);
        output.setOutput(text);
        events().output(output);
    }

    /** The program's only thread began or ended. */
    void thread(String reason) {
        ThreadEventArguments thread = new ThreadEventArguments();
        thread.setReason(reason);
        thread.setThreadId(Target.THREAD);
        events().thread(thread);
    }

    /** Bytes of a memory are no longer what the client may show. */
    void memoryChanged(String reference, int offset, int count) {
        if (wishes.memoryEvents()) {
            MemoryEventArguments changed = new MemoryEventArguments();
            changed.setMemoryReference(reference);
            changed.setOffset(offset);
            changed.setCount(count);
            events().memory(changed);
        }
    }

    /** Values that the client shows are no longer so. */
    void valuesChanged() {
        if (wishes.invalidated()) {
            InvalidatedEventArguments changed = new InvalidatedEventArguments();
            changed.setAreas(new String[] {"variables"});
            events().invalidated(changed);
        }
    }
}
