package dev.lakefront.credentials.setting;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the bundle around an app says about the login: the {@code workspace:} of its target. Secrets
 * have no place there, so they are not read from it.
 *
 * @param file the bundle's main file
 * @param settings by their keys, of those in {@link #KEYS}
 */
public record BundleWorkspace(Path file, Map<String, Setting> settings) {
    /** The keys of {@code workspace:} that configure a login (bundle/config/workspace.go). */
    public static final List<String> KEYS =
            List.of(
                    Attribute.HOST.key(),
                    Attribute.PROFILE.key(),
                    Attribute.AUTH_TYPE.key(),
                    Attribute.METADATA_SERVICE_URL.key(),
                    Attribute.CLIENT_ID.key(),
                    Attribute.GOOGLE_SERVICE_ACCOUNT.key(),
                    Attribute.AZURE_RESOURCE_ID.key(),
                    Attribute.AZURE_USE_MSI.key(),
                    Attribute.AZURE_CLIENT_ID.key(),
                    Attribute.AZURE_TENANT_ID.key(),
                    Attribute.AZURE_ENVIRONMENT.key(),
                    Attribute.AZURE_LOGIN_APP_ID.key(),
                    Attribute.ACCOUNT_ID.key(),
                    Attribute.WORKSPACE_ID.key());

    public BundleWorkspace {
        settings = Map.copyOf(settings);
    }
}
