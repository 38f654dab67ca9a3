import { defineEntryFramework } from './define-entry-framework.ts';

export const pythonBots = defineEntryFramework({
  id: 'python-bots',
  packages: {
    python: [
      'discord',
      'nextcord',
      'telegram',
      'telebot',
      'aiogram',
      'pyrogram',
      'slack_bolt',
      'chainlit',
      'botbuilder',
      'twitchio',
      'linebot',
      'mcp',
      'fastmcp',
    ],
  },
  decorators: [
    {
      methods: [
        'command',
        'slash_command',
        'hybrid_command',
        'context_menu',
        'event',
        'listen',
        'listener',
        'message',
        'message_handler',
        'callback_query',
        'callback_query_handler',
        'on_message',
        'on_chat_start',
        'on_chat_resume',
        'action_callback',
        'on_settings_update',
        'action',
        'shortcut',
        'view',
        'tool',
        'resource',
        'prompt',
        'add',
      ],
      kind: 'bot',
      name: '{function}',
    },
  ],
  registrations: [
    {
      methods: [
        'CommandHandler',
        'MessageHandler',
        'CallbackQueryHandler',
        'InlineQueryHandler',
        'ConversationHandler',
      ],
      kind: 'bot',
      name: 'bot {function}',
    },
  ],
  classes: [
    {
      bases: ['Client', 'ActivityHandler'],
      methods: ['on_message', 'on_message_activity'],
      kind: 'bot',
      name: '{class}.{function}',
    },
  ],
});

export const scriptBots = defineEntryFramework({
  id: 'script-bots',
  packages: {
    script: [
      'discord.js',
      '@slack/bolt',
      'telegraf',
      'grammy',
      'node-telegram-bot-api',
      'botbuilder',
      'whatsapp-web.js',
      'probot',
      '@modelcontextprotocol/sdk',
    ],
  },
  registrations: [
    {
      methods: [
        'on',
        'once',
        'command',
        'hears',
        'message',
        'event',
        'onText',
        'action',
        'tool',
        'registerTool',
        'setRequestHandler',
        'addListener',
      ],
      kind: 'bot',
      name: 'bot {path}',
    },
  ],
});

/** Pages of models' demos: a function behind a form, and scripts that run at each click. */
export const pythonPages = defineEntryFramework({
  id: 'gradio',
  packages: { python: ['gradio'] },
  registrations: [
    {
      methods: [
        'Interface',
        'ChatInterface',
        'click',
        'submit',
        'change',
        'load',
        'select',
        'upload',
        'then',
        'success',
        'input',
        'like',
      ],
      kind: 'bot',
      name: 'gradio {function}',
      key: ['fn'],
      loose: 'none',
    },
  ],
});

export const streamlit = defineEntryFramework({
  id: 'streamlit',
  packages: { python: ['streamlit', 'nicegui', 'panel', 'taipy', 'mesop', 'shiny'] },
  script: { kind: 'bot', name: 'streamlit {file}' },
});
