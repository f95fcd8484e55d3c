package dev.lakefront.run.plan;

import dev.lakefront.app.folder.AppFiles;
import dev.lakefront.app.folder.AppFolder;
import dev.lakefront.identity.Persona;
import dev.lakefront.identity.Personas;
import dev.lakefront.run.login.PersonaPlan;
import dev.lakefront.workspace.Holdings;
import dev.lakefront.workspace.WorkspaceSettings;
import dev.lakefront.workspace.apps.AppDescription;
import dev.lakefront.workspace.objects.SourceFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The offline workspace that stands in for a real one.
 *
 * @param passage how the app reaches it, if not as it is
 */
public record OfflinePlan(WorkspaceSettings workspace, @Nullable PassagePlan passage) {
    /**
     * That of a run.
     *
     * @param wanted what the user has chosen about it
     * @param personas who there is to be
     * @param described the app, as the workspace knows it
     */
    static OfflinePlan of(
            WorkspaceSettings wanted,
            PersonaPlan personas,
            AppFolder app,
            AppDescription described,
            @Nullable PassagePlan passage) {
        Path folder = app.path();
        Personas everybody = personas.personas();
        Persona usual = personas.usual();
        return new OfflinePlan(
                new WorkspaceSettings(
                        everybody == null ? wanted.people() : everybody,
                        usual == null ? wanted.developer() : usual,
                        wanted.tokenLifetime(),
                        wanted.port(),
                        folder.resolve(Holdings.FOLDER),
                        described,
                        new SourceFolder(folder, () -> AppFiles.in(folder)),
                        wanted.state(),
                        passage == null ? null : PassagePlan.url()),
                passage);
    }
}
