/**
 * Objects of the guest's heap: structs, arrays and 31-bit integers, and the types that they carry
 * (core specification 4.2, "Structure Instances" and "Array Instances").
 *
 * <p>They are Java objects and Java's collector frees them; {@code GuestHeap} sees to it that a
 * guest which keeps too many ends itself and not the JVM. A reference is the object; the null
 * reference is Java's null. Called by {@code engine.exec}, which executes the instructions, and by
 * whoever shows values of a stopped guest. Nothing here knows frames or operations.
 */
@NullMarked
package dev.wasmscope.engine.exec.gc;

import org.jspecify.annotations.NullMarked;
