package dev.lakefront.app.environment;

import dev.lakefront.app.variable.Origin;
import dev.lakefront.app.variable.PortVariable;
import dev.lakefront.app.variable.Variable;
import java.util.ArrayList;
import java.util.List;

/** What the platform tells every app, for an app that listens on this machine. */
public final class PlatformVariables {
    private static final String HTTPS = "https://";
    private static final String LOOPBACK = "127.0.0.1";

    private PlatformVariables() {}

    /**
     * The twenty variables of {@code databricks apps run-local}, in its order.
     *
     * @param appName what the platform knows the app by
     * @param appPort where the app is to listen
     * @param workspaceHost the URL of the workspace, or its bare host
     * @param workspaceId the number of the workspace
     */
    public static List<Variable> of(
            String appName, int appPort, String workspaceHost, String workspaceId) {
        String port = Integer.toString(appPort);
        List<Variable> variables = new ArrayList<>();
        add(variables, "PYTHONUNBUFFERED", "1");
        add(variables, "DATABRICKS_APP_NAME", appName);
        add(variables, "DATABRICKS_APP_URL", "http://" + LOOPBACK + ":" + port);
        add(variables, "DATABRICKS_WORKSPACE_ID", workspaceId);
        add(variables, "DATABRICKS_HOST", workspaceHost);
        add(variables, PortVariable.NAME, port);
        add(variables, "GRADIO_SERVER_NAME", LOOPBACK);
        add(variables, "GRADIO_SERVER_PORT", port);
        add(variables, "GRADIO_ANALYTICS_ENABLED", "false");
        add(variables, "STREAMLIT_SERVER_PORT", port);
        add(variables, "STREAMLIT_SERVER_ADDRESS", LOOPBACK);
        add(variables, "STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION", "false");
        add(variables, "STREAMLIT_SERVER_ENABLE_CORS", "false");
        add(variables, "STREAMLIT_SERVER_HEADLESS", "true");
        add(variables, "STREAMLIT_BROWSER_GATHER_USAGE_STATS", "false");
        add(variables, "UVICORN_PORT", port);
        add(variables, "UVICORN_HOST", LOOPBACK);
        add(variables, "PORT", port);
        add(variables, "FLASK_RUN_PORT", port);
        add(variables, "FLASK_RUN_HOST", LOOPBACK);
        return List.copyOf(variables);
    }

    /**
     * A workspace as the deployed platform names it: by its host alone, which every SDK takes for
     * an {@code https} address. One that speaks plain HTTP keeps its scheme, or no SDK would find
     * it.
     */
    public static String bareHost(String workspaceHost) {
        return workspaceHost.startsWith(HTTPS)
                ? workspaceHost.substring(HTTPS.length())
                : workspaceHost;
    }

    private static void add(List<Variable> variables, String name, String value) {
        variables.add(new Variable(name, value, Origin.Source.PLATFORM));
    }
}
