/**
 * The enumerations and flag sets of WASI preview 1, with the values and the names of its witx
 * definition ({@code typenames.witx}). Pure data: nothing here touches a guest, a file or a clock.
 *
 * <p>Anyone may read these types; they depend on nothing.
 */
@NullMarked
package dev.wasmscope.engine.wasi.types;

import org.jspecify.annotations.NullMarked;
