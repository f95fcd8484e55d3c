package dev.lakefront.app.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;

/** Two calls of the C library that Java has no words for. Only Linux has both. */
final class Libc {
    /** From {@code linux/prctl.h}. */
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    /** From {@code bits/waitflags.h}. */
    private static final int WNOHANG = 1;

    private Libc() {}

    /**
     * Makes this process the parent of every descendant whose own parent ends: prctl(2).
     *
     * @return whether it is now; not if the system does not know that, or forbids it
     */
    static boolean becomeSubreaper() {
        try {
            MethodHandle prctl =
                    function(
                            "prctl",
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG),
                            Linker.Option.firstVariadicArg(1));
            return (int) prctl.invokeExact(PR_SET_CHILD_SUBREAPER, 1L) == 0;
        } catch (UnsupportedOperationException | NoSuchElementException e) {
            return false;
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Takes a child that has ended out of the process table, and any other not: waitpid(2). */
    static void collect(long child) {
        try {
            int _ = (int) WaitPid.FUNCTION.invokeExact((int) child, MemorySegment.NULL, WNOHANG);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Of a class of its own, as few runs ever need it and it costs milliseconds. */
    private static final class WaitPid {
        static final MethodHandle FUNCTION =
                function("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    }

    @SuppressWarnings("restricted") // that is what --enable-native-access is for
    private static MethodHandle function(
            String name, FunctionDescriptor type, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
    }

    private static IllegalStateException impossible(Throwable e) {
        return new IllegalStateException("a C function throws nothing", e);
    }
}
