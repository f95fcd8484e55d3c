package dev.lakefront.run.session;

import dev.lakefront.app.variable.Variable;
import dev.lakefront.credentials.Login;
import dev.lakefront.credentials.method.HostMetadata;
import dev.lakefront.identity.Persona;
import dev.lakefront.run.login.Developer;
import dev.lakefront.run.resource.WorkspaceAnswers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workspace that a run uses: a real one, or its own. */
sealed interface WorkspaceInUse extends AutoCloseable permits RealWorkspace, RunOfflineWorkspace {
    /** That of the person at the keyboard. */
    Login developer();

    /** The one that the app gets; null if it gets none. */
    @Nullable Login app();

    /** Whether what the app gets is its own, and not the developer's. */
    boolean appHasItsOwn();

    /** A persona's; null for one that is made up. */
    @Nullable Login login(Persona persona);

    /** Where the app finds it. */
    String hostForApp();

    /** What a program must know to find it there. */
    List<Variable> variables();

    /** What it says about itself. Blocks for three seconds at most. */
    HostMetadata metadata();

    /** Who is asked for the app's resources. */
    WorkspaceAnswers.Source resources(Developer developer);

    /**
     * Tells of it when it is open.
     *
     * @param app whose login the app has, in words
     */
    void tell(String app, RunEvents events);

    /**
     * Tells who the developer is there, once that is known.
     *
     * @param app whose login the app has, in words
     */
    void tell(Developer developer, String app, RunEvents events);

    @Override
    void close();
}
