package dev.wasmscope.ui.source;

import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.place.Places;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What every view of a source file shares.
 *
 * @param ui the thread of the views
 * @param background where work is done that must not hold it up
 * @param lines what can be done with a line
 * @param inline the values beside the lines
 * @param peek evaluates expressions of the text
 * @param mappings where missing files are
 * @param places leads to other views
 * @param chooseFile asks the user for a file
 * @param chooseFolder asks the user for a folder
 * @param definition shows where a name is defined
 */
public record SourceTools(
        UiThread ui,
        Executor background,
        LineActions lines,
        InlineValues inline,
        PeekModel peek,
        PathMappingsModel mappings,
        Places places,
        Supplier<Optional<Path>> chooseFile,
        Supplier<Optional<Path>> chooseFolder,
        Consumer<String> definition) {}
