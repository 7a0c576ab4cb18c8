package dev.wasmscope.samples;

import java.nio.file.Path;

/**
 * A sample in a folder of its own on disk. The sources lie where the module's debug information,
 * read relative to the module, looks for them.
 *
 * @param sample which sample
 * @param folder its folder
 */
public record ExtractedSample(Sample sample, Path folder) {
    /** The module's file. */
    public Path module() {
        return folder.resolve(sample.module());
    }

    /** The folder that stands behind a preopen. */
    public Path host(Sample.Preopen preopen) {
        return folder.resolve(preopen.directory());
    }
}
