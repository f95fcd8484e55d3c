package dev.lakefront.machine;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/**
 * A function of the C library that does what Java has no words for, called with three machine words
 * though it may take fewer: 64-bit systems pass them in registers, which a function that does not
 * know of them leaves alone. All have this one type because each further one costs 10 ms of a
 * start.
 */
public final class CFunction {
    private static final FunctionDescriptor WORDS =
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private final MethodHandle handle;

    private CFunction(MethodHandle handle) {
        this.handle = handle;
    }

    /**
     * The function of that name.
     *
     * @throws java.util.NoSuchElementException if the system has none
     * @throws UnsupportedOperationException if Java knows no way to call it here
     */
    @SuppressWarnings("restricted") // that is what --enable-native-access is for
    public static CFunction named(String name) {
        Linker linker = Linker.nativeLinker();
        return new CFunction(
                linker.downcallHandle(linker.defaultLookup().findOrThrow(name), WORDS));
    }

    /**
     * Calls it with whole numbers and addresses.
     *
     * @return what it returns; only the lower half of it is, if that is an {@code int}
     */
    public long call(long first, long second, long third) {
        try {
            return (long) handle.invokeExact(first, second, third);
        } catch (Throwable e) {
            throw new IllegalStateException("a C function throws nothing", e);
        }
    }

    /** The same for one that takes two arguments. */
    public long call(long first, long second) {
        return call(first, second, 0);
    }

    /** The same for one that takes one argument. */
    public long call(long first) {
        return call(first, 0, 0);
    }
}
