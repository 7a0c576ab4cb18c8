/**
 * Record and replay of the host side: everything that came to a guest from outside (results of
 * calls, bytes that the host wrote into its memory) is kept in a file, from which the run is
 * repeated without the host, instruction by instruction.
 *
 * <p>{@link Recorder} and {@link Replayer} are handlers at the door; nothing else of the engine
 * knows that a run is recorded or replayed. The file's layout is in {@code
 * docs/decisions/0010-recordings.md}; {@link RecordingWriter} and {@link RecordingReader} are the
 * only places that know it. The session makes recorders and replayers; whatever is wrong with a
 * file is a {@link RecordingException}, one line that names the file.
 */
@NullMarked
package dev.wasmscope.engine.host.record;

import org.jspecify.annotations.NullMarked;
