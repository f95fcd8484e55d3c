package dev.lakefront.app.output;

import java.io.IOException;
import java.nio.file.Path;

/** What an app writes to in place of one of our own streams. */
sealed interface Conduit permits Pipe, PseudoTerminal {
    /**
     * A terminal where ours is one, so that the app's colours stay, else a pipe.
     *
     * @throws IOException if the system cannot do that
     */
    static Conduit inPlaceOf(Descriptor ours) throws IOException {
        return ours.isTerminal() ? PseudoTerminal.like(ours) : Pipe.open();
    }

    /** What the app opens. */
    Path entrance();

    /** Where we read. */
    Descriptor exit();

    /** The app has the entrance open, or never will: we do not hold it any longer. */
    void leaveEntrance();

    /** Gives it the size that our own terminal has now, if it is one. */
    void followSizeOf(Descriptor ours);
}
