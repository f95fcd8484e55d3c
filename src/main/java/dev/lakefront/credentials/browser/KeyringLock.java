package dev.lakefront.credentials.browser;

import dev.lakefront.credentials.setting.LoginRequest;
import dev.lakefront.credentials.transport.Deadline;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs from using up the same refresh token at once, which would end the login. A help,
 * not a condition: where the lock cannot be had, things go on without it. The file is empty.
 */
final class KeyringLock implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(20);

    private final @Nullable FileChannel file;

    private KeyringLock(@Nullable FileChannel file) {
        this.file = file;
    }

    /** Where the user's lock is: the XDG Base Directory Specification's folder for such files. */
    static Path file(LoginRequest request) {
        String runtime = request.variable("XDG_RUNTIME_DIR");
        Path folder = runtime == null ? request.home().resolve(".cache") : Path.of(runtime);
        return folder.resolve("lakefront").resolve("login.lock");
    }

    /** Waits for the lock until the deadline. */
    static KeyringLock take(Path path, Deadline deadline) {
        try {
            Files.createDirectories(path.getParent());
            var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (lock(file) == null && !deadline.hasPassed()) {
                LockSupport.parkNanos(STEP.toNanos());
            }
            return new KeyringLock(file);
        } catch (IOException _) {
            return new KeyringLock(null);
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // another login of this process has it
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException _) {
            // the lock is gone all the same
        }
    }
}
