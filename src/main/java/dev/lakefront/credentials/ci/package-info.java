/** The logins of jobs: GitHub Actions, Azure DevOps. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials.ci;
