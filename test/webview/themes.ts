/** Colours of VS Code's own themes, as a webview gets them (VS Code 1.139), as far as the page uses them. */
export const themes = {
  light: {
    foreground: '#3b3b3b',
    descriptionForeground: '#3b3b3b',
    'editor-background': '#ffffff',
    'sideBar-background': '#f8f8f8',
    'widget-border': '#e5e5e5',
    'list-hoverBackground': '#f2f2f2',
    focusBorder: '#005fb8',
    'charts-blue': '#0063d3',
    'input-background': '#ffffff',
    'input-foreground': '#3b3b3b',
    'settings-textInputBorder': '#cecece',
    'button-background': '#005fb8',
    'button-foreground': '#ffffff',
    'button-secondaryBackground': '#e5e5e5',
    'button-secondaryForeground': '#3b3b3b',
  },
  dark: {
    foreground: '#cccccc',
    descriptionForeground: '#9d9d9d',
    'editor-background': '#1f1f1f',
    'sideBar-background': '#181818',
    'widget-border': '#313131',
    'list-hoverBackground': '#2a2d2e',
    focusBorder: '#0078d4',
    'charts-blue': '#59a4f9',
    'input-background': '#313131',
    'input-foreground': '#cccccc',
    'settings-textInputBorder': '#3c3c3c',
    'button-background': '#0078d4',
    'button-foreground': '#ffffff',
    'button-secondaryBackground': '#313131',
    'button-secondaryForeground': '#cccccc',
  },
  'high contrast': {
    foreground: '#ffffff',
    descriptionForeground: 'rgba(255, 255, 255, 0.7)',
    'editor-background': '#000000',
    'sideBar-background': '#000000',
    'widget-border': '#6fc3df',
    contrastBorder: '#6fc3df',
    focusBorder: '#f38518',
    'charts-blue': '#59a4f9',
    'input-background': '#000000',
    'input-foreground': '#ffffff',
    'settings-textInputBorder': '#6fc3df',
    'button-background': '#000000',
    'button-foreground': '#ffffff',
    'button-border': '#6fc3df',
    'button-secondaryBackground': '#000000',
    'button-secondaryForeground': '#ffffff',
  },
} as const;

export type ThemeName = keyof typeof themes;

/** As the `style` of the page's root, where VS Code puts them. */
export function themeStyle(name: ThemeName): string {
  const colors = Object.entries(themes[name]).map(([key, value]) => `--vscode-${key}:${value}`);
  return [...colors, '--vscode-font-size:13px', '--vscode-font-family:system-ui, sans-serif'].join(';');
}
