import type { CommonUse } from '../common-use.ts';

/** Doors of language models, notebooks and demos. */
export const MACHINE_LEARNING_USES: readonly CommonUse[] = [
  {
    port: 1234,
    protocol: 'tcp',
    name: 'LM Studio / Parcel',
    what: {
      en: 'Local language model, or a web bundler; opened by LM Studio or Parcel',
      ja: '手元の言語モデル、またはウェブのバンドラー。LM Studio や Parcel が開く',
    },
    source:
      'github:parcel-bundler/parcel@96d88140e1 packages/core/parcel/src/cli.js:459; github:lmstudio-ai/docs@c6854fba25 0_app/1_basics/lmstudio-vs-llmster-vs-lms.md:68',
    programs: ['lm studio', 'lm-studio', 'lms', 'llmster', 'node', 'parcel'],
  },
  {
    port: 7860,
    protocol: 'tcp',
    name: 'Gradio / Stable Diffusion',
    what: {
      en: 'Page of a machine learning model; opened by a Python program',
      ja: '機械学習モデルの画面。Python のプログラムが開く',
    },
    source:
      'github:gradio-app/gradio@375335e60e gradio/http_server.py:29; github:oobabooga/text-generation-webui@1dcde41d03 README.md:128',
    programs: ['python', 'gradio'],
  },
  {
    port: 8188,
    protocol: 'tcp',
    name: 'ComfyUI',
    what: {
      en: 'Draws pictures from a graph of steps; opened by ComfyUI',
      ja: '手順のグラフから絵を作る。ComfyUI が開く',
    },
    source: 'github:Comfy-Org/ComfyUI@a125cd84b0 comfy/cli_args.py:39',
    programs: ['python', 'comfyui'],
  },
  {
    port: 8265,
    protocol: 'tcp',
    name: 'Ray dashboard',
    what: {
      en: 'Page and job door of a Ray cluster; opened by Ray',
      ja: 'Ray クラスターの画面と処理の受け口。Ray が開く',
    },
    source: 'github:ray-project/kuberay@feeaf72fac apiserver/HACluster.md:110',
    programs: ['python', 'ray', 'dashboard', 'ray::dashboard'],
  },
  {
    port: 8501,
    protocol: 'tcp',
    name: 'Streamlit',
    what: { en: 'Data app; opened by Streamlit', ja: 'データを見せるアプリ。Streamlit が開く' },
    source: 'github:streamlit/streamlit@2db81f7f72 lib/streamlit/config.py:682',
    programs: ['python', 'streamlit'],
  },
  {
    port: 8888,
    protocol: 'tcp',
    name: 'Jupyter',
    what: {
      en: 'Notebook that runs code; opened by Jupyter',
      ja: 'コードを動かせるノートブック。Jupyter が開く',
    },
    source:
      'github:jupyter-server/jupyter_server@9a4d6eea2b docs/source/operators/multiple-extensions.rst:76',
    programs: [
      'python',
      'jupyter',
      'jupyter-lab',
      'jupyter-notebook',
      'jupyter-server',
      'jupyter-labhub',
    ],
  },
  {
    port: 11434,
    protocol: 'tcp',
    name: 'Ollama',
    what: { en: 'Local language model; opened by Ollama', ja: '手元の言語モデル。Ollama が開く' },
    source: 'github:ollama/ollama@fb30760996 docs/api.md:79',
    programs: ['ollama', 'llama-server'],
  },
];
