package dev.lakefront.app.folder;

/** The files at the root of the app's folder that decide how the app is built. */
public enum BuildFile {
    PACKAGE_JSON("package.json"),
    PACKAGE_LOCK("package-lock.json"),
    NPM_SHRINKWRAP("npm-shrinkwrap.json"),
    PNPM_LOCK("pnpm-lock.yaml"),
    YARN_LOCK("yarn.lock"),
    REQUIREMENTS("requirements.txt"),
    PYPROJECT("pyproject.toml"),
    UV_LOCK("uv.lock"),
    PYTHON_VERSION(".python-version");

    private final String fileName;

    BuildFile(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }
}
