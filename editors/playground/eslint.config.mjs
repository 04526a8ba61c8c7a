import tseslint from "typescript-eslint";

export default tseslint.config(tseslint.configs.strict, tseslint.configs.stylistic, {
  // A callback or an interface may ask for a function that has nothing to do.
  rules: { "@typescript-eslint/no-empty-function": "off" },
});
